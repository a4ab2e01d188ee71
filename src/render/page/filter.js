(() => {
  const box = document.getElementById('filter');
  const order = document.getElementById('sort');
  const set = box.dataset;
  const found = document.getElementById('found');
  const note = document.getElementById('note');
  const sections = [...document.querySelectorAll('section.kind, .pages')];
  const lang = document.documentElement.lang;
  const plain = (text) => text.normalize('NFKC').toLowerCase();
  const number = (count) => count.toLocaleString(lang);
  const names = new Intl.Collator(lang, { numeric: true });
  const items = [...document.querySelectorAll('[data-feed]')].map((item) => {
    const name = item.querySelector('a').textContent;
    return { item, name, plain: plain(name), at: item.querySelector('time')?.dateTime ?? '' };
  });
  // Each list of a section, and how many feeds it shows: the first ones are open, the others folded.
  const lists = sections.map((section) => [...section.querySelectorAll('ul.cards, ul.rows')].map((list) => [list, list.children.length]));
  const most = 100;
  let unfolded = [];
  let index;

  const tell = (count, wanted, shown = count) => {
    note.textContent = !wanted && shown === count ? '' : !count ? set.none.replace('{}', () => box.value.trim())
      : `${number(count)} ${set.found}${shown < count ? set.first.replace('{}', number(shown)) : ''}`;
    document.documentElement.classList.toggle('filtering', Boolean(wanted));
    // What is folded is looked into as well.
    for (const part of unfolded) part.open = Boolean(wanted);
    if (!wanted) unfolded = [];
    else for (const part of document.querySelectorAll('details:not([open])')) unfolded.push(part), part.open = true;
  };

  // The order of the page, by posts, is the one in which the feeds come.
  const sorted = (feeds) => {
    if (order.value === 'name') return [...feeds].sort((one, other) => names.compare(one.name, other.name));
    if (order.value === 'newest') return [...feeds].sort((one, other) => (one.at < other.at) - (one.at > other.at));
    return feeds;
  };

  let placed = 'posts';
  const place = () => {
    if (placed === order.value) return;
    placed = order.value;
    sections.forEach((section, at) => {
      const all = sorted(items.filter((one) => section.contains(one.item))).map((one) => one.item);
      for (const [list, length] of lists[at]) list.replaceChildren(...all.splice(0, length));
    });
  };

  const here = (wanted) => {
    let count = 0;
    for (const one of items) {
      one.item.hidden = !one.plain.includes(wanted);
      count += !one.item.hidden;
    }
    place();
    for (const section of sections) section.hidden = wanted && !section.querySelector('[data-feed]:not([hidden])');
    tell(count, wanted);
  };

  const everywhere = (feeds, wanted) => {
    // The page itself shows the feeds with the most posts.
    const is_shown = wanted || order.value !== 'posts';
    const all = is_shown ? sorted(feeds.filter((feed) => feed.plain.includes(wanted))) : [];
    found.hidden = !all.length;
    for (const section of sections) section.hidden = Boolean(is_shown);
    found.replaceChildren(...all.slice(0, most).map(({ name, page, posts }) => {
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
  const read = (rows) => rows?.map(([name, page, posts]) => ({ name, page, posts, plain: plain(name) })) ?? null;
  const load = () => index ??= fetch(set.up + set.index).then((answer) => (answer.ok ? answer.json() : null)).then(read).catch(() => null);

  const look = async () => {
    const feeds = set.index ? await load() : null;
    const wanted = plain(box.value.trim());
    if (feeds) everywhere(feeds, wanted); else here(wanted);
  };
  box.addEventListener('input', look);
  order.addEventListener('change', look);
  // A browser that goes back keeps what was typed and chosen.
  if (box.value || order.value !== 'posts') look();
})();
