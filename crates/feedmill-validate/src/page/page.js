// Takes files, and copies. The page does without it.
'use strict';
{
  const ready = () => {
    for (const part of document.querySelectorAll('.file, .copy')) part.hidden = false;
    const file = document.getElementById('file');
    if (file) file.onchange = () => file.files[0] && send(file.files[0]);
    for (const button of document.querySelectorAll('.copy')) {
      button.onclick = async () => {
        const field = document.getElementById('fixed');
        try { await navigator.clipboard.writeText(field.value); } catch { field.select(); document.execCommand('copy'); }
        button.textContent = button.dataset.done;
      };
    }
  };
  // The page with the result: from the server or, without one, from whoever checks documents in the browser.
  const check = async (file, form, query) => {
    if (window.feedmill) return window.feedmill.check(file, query);
    const answer = await fetch(`${form.getAttribute('action')}?${query}`, {
      method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file,
    });
    return answer.text();
  };
  // The bytes go as they are: what is wrong with a document may be its encoding.
  const send = async (file) => {
    const form = document.getElementById('paste');
    const query = new URLSearchParams({ lang: form.elements.lang.value, profile: form.elements.profile.value });
    const area = document.querySelector('.file');
    let page;
    try {
      page = await check(file, form, query);
    } catch {
      area.querySelector('p').textContent = area.dataset.failed;
      return;
    }
    const main = new DOMParser().parseFromString(page, 'text/html').querySelector('main');
    document.querySelector('main').replaceWith(document.adoptNode(main));
    ready();
    document.getElementById('result')?.scrollIntoView();
  };
  const over = (event) => { event.preventDefault(); document.body.classList.toggle('dragging', event.type === 'dragover'); };
  document.addEventListener('dragover', over);
  document.addEventListener('dragleave', over);
  document.addEventListener('drop', (event) => {
    over(event);
    const file = event.dataTransfer.files[0];
    if (file) send(file);
  });
  if (window.feedmill) {
    window.feedmill.ready = ready;
    document.addEventListener('submit', (event) => {
      event.preventDefault();
      send(new Blob([event.target.elements.text.value]));
    });
  }
  ready();
}
