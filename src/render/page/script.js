(() => {
  const status = document.getElementById('status');
  const set = status.dataset;
  document.documentElement.classList.add('js');

  const say = (text) => { status.textContent = text; };

  const old = (text) => {
    const area = document.createElement('textarea');
    area.value = text;
    area.setAttribute('readonly', '');
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  };

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button[data-copy]');
    if (!button) return;
    const url = new URL(button.dataset.copy, set.base).href;
    let done = true;
    try { await navigator.clipboard.writeText(url); } catch { done = old(url); }
    const text = button.dataset.text || (button.dataset.text = button.textContent);
    button.textContent = done ? set.copied : set.notCopied;
    button.classList.toggle('done', done);
    say(`${button.textContent}: ${url}`);
    clearTimeout(button.timer);
    button.timer = setTimeout(() => { button.textContent = text; button.classList.remove('done'); }, 1600);
  });

  const box = document.getElementById('filter');
  if (!box) return;
  const found = document.getElementById('found');
  const sections = [...document.querySelectorAll('section.kind, .pages')];
  const plain = (text) => text.normalize('NFKC').toLowerCase();
  const items = [...document.querySelectorAll('[data-feed]')].map((item) => [plain(item.querySelector('a').textContent), item]);
  let index;

  const here = (wanted) => {
    let count = 0;
    for (const [name, item] of items) {
      item.hidden = !name.includes(wanted);
      count += !item.hidden;
    }
    for (const section of sections) section.hidden = wanted && !section.querySelector('[data-feed]:not([hidden])');
    say(wanted ? `${count} ${set.found}` : '');
  };

  const everywhere = (wanted) => {
    const all = wanted ? index.filter((feed) => plain(feed[0]).includes(wanted)) : [];
    found.hidden = !wanted;
    for (const section of sections) section.hidden = Boolean(wanted);
    found.replaceChildren(...all.slice(0, 100).map(([name, page, posts]) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      const count = document.createElement('span');
      link.href = set.up + page;
      link.textContent = name;
      link.dir = 'auto';
      count.textContent = posts;
      item.append(link, count);
      return item;
    }));
    say(wanted ? `${all.length} ${set.found}` : '');
  };

  box.addEventListener('input', async () => {
    if (set.index && !index) {
      try { index = await (await fetch(set.up + set.index)).json(); } catch { set.index = ''; }
    }
    const wanted = plain(box.value.trim());
    (index ? everywhere : here)(wanted);
  });
})();
