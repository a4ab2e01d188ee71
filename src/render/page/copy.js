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
})();
