// A tag of the site's own, as themes have them.
hexo.extend.tag.register('note', (args, content) => {
  const text = hexo.render.renderSync({ text: content, engine: 'markdown' });
  return `<div class="note ${args[0]}">${text}</div>`;
}, { ends: true });
