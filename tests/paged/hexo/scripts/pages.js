// Pages without the template language of a theme: every post, and the home page.
const { htmlTag } = require('hexo-util');

const page = (title, url, body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title} | The quay</title>
<link rel="canonical" href="${url}"><meta property="og:site_name" content="The quay"></head><body>
<div id="header"><h1><a href="/notes/">The quay</a></h1></div><div id="main">${body}</div><div id="footer">Made with Hexo</div></body></html>`;

const tag = (one) => htmlTag('a', { href: '/notes/' + one.path, rel: 'tag' }, one.name);
const post = (one) => `<div class="post"><h2 class="title">${one.title}</h2>
<div class="post-meta"><time datetime="${one.date.toISOString()}">${one.date.format('LL')}</time></div>
<div class="body">${one.content}</div><div class="article-footer">${one.tags.map(tag).join(' ')}</div></div>`;

hexo.extend.generator.register('post', (locals) => locals.posts.toArray().map((one) => ({
  path: one.path + 'index.html',
  // Hexo's helpers name the file in the addresses of pages.
  data: page(one.title, one.permalink + 'index.html', post(one)),
})));
hexo.extend.generator.register('quay', () => ({
  path: 'index.html',
  data: page('Home', 'https://quay.example/notes/', '<p>News of the quay.</p>'),
}));
