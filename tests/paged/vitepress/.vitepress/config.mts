import { defineConfig } from 'vitepress';

export default defineConfig({
  title: 'The quay',
  description: 'News of the quay',
  lang: 'en-GB',
  base: '/notes/',
  sitemap: { hostname: 'https://quay.example/notes/' },
  lastUpdated: false,
  markdown: { lineNumbers: true },
  themeConfig: {
    sidebar: [{ text: 'Posts', items: [{ text: 'High tide', link: '/posts/high-tide' }, { text: 'The lock', link: '/posts/the-lock' }] }],
    docFooter: { prev: 'Back', next: 'On' },
    editLink: { pattern: 'https://git.example/:path' },
  },
});
