(() => {
  const box = document.getElementById('filter');
  const set = box.dataset;
  const found = document.getElementById('found');
  const note = document.getElementById('note');
  const sections = [...document.querySelectorAll('section.kind, .pages')];
  const plain = (text) => text.normalize('NFKC').toLowerCase();
  const number = (count) => count.toLocaleString(document.documentElement.lang);
  const items = [...document.querySelectorAll('[data-feed]')].map((item) => [plain(item.querySelector('a').textContent), item]);
  const most = 100;
  let unfolded = [];
  let index;

  const tell = (count, wanted, shown = count) => {
    note.textContent = !wanted ? '' : !count ? set.none.replace('{}', () => box.value.trim())
      : `${number(count)} ${set.found}${shown < count ? set.first.replace('{}', number(shown)) : ''}`;
    document.documentElement.classList.toggle('filtering', Boolean(wanted));
    // What is folded is looked into as well.
    for (const part of unfolded) part.open = Boolean(wanted);
    if (!wanted) unfolded = [];
    else for (const part of document.querySelectorAll('details:not([open])')) unfolded.push(part), part.open = true;
  };

  const here = (wanted) => {
    let count = 0;
    for (const [name, item] of items) {
      item.hidden = !name.includes(wanted);
      count += !item.hidden;
    }
    for (const section of sections) section.hidden = wanted && !section.querySelector('[data-feed]:not([hidden])');
    tell(count, wanted);
  };

  const everywhere = (feeds, wanted) => {
    const all = wanted ? feeds.filter((feed) => plain(feed[0]).includes(wanted)) : [];
    found.hidden = !all.length;
    for (const section of sections) section.hidden = Boolean(wanted);
    found.replaceChildren(...all.slice(0, most).map(([name, page, posts]) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      const count = document.createElement('span');
      link.href = set.up + page;
      link.textContent = name;
      link.dir = 'auto';
      count.textContent = posts === 1 ? set.one : set.posts.replace('{}', number(posts));
      item.append(link, count);
      return item;
    }));
    tell(all.length, wanted, Math.min(all.length, most));
  };

  // Asked for once, however fast somebody types.
  const load = () => index ??= fetch(set.up + set.index).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);

  const look = async () => {
    const feeds = set.index ? await load() : null;
    const wanted = plain(box.value.trim());
    if (feeds) everywhere(feeds, wanted); else here(wanted);
  };
  box.addEventListener('input', look);
  // A browser that goes back keeps what was typed.
  if (box.value) look();
})();
