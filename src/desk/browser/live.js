// The page as readers will see it, beside the text. The frame runs no scripts; what is rendered is put into it whole,
// so that scrolling and pictures stay as they are from one keystroke to the next.

import { element } from '/_zb/element.js';
import { words } from '/_zb/desk/words.js';

/** Makes one for a site that stands at `start`. */
export function live(start, pictures) {
  const frame = element('iframe', { src: '/_zb/desk/blank.html', sandbox: 'allow-same-origin', title: words.preview, tabindex: '0' });
  const none = element('p', { class: 'none', hidden: '' }, [words.noPage]);
  const width = (name) => {
    const button = element('button', { type: 'button', 'aria-pressed': String(name === 'phone') }, [words[name]]);
    button.addEventListener('click', () => {
      node.dataset.width = name;
      for (const other of bar.children) other.setAttribute('aria-pressed', String(other === button));
    });
    return button;
  };
  const bar = element('div', { class: 'bar' }, [width('phone'), width('desktop')]);
  const node = element('section', { class: 'live', 'aria-label': words.preview, 'data-width': 'phone' }, [bar, none, element('div', { class: 'screen' }, [frame])]);
  let head = '';
  let waiting = null;

  const page = () => {
    const inside = frame.contentDocument;
    return inside && inside.readyState === 'complete' && inside.URL.endsWith('/blank.html') ? inside : null;
  };
  frame.addEventListener('load', () => {
    head = '';
    // Links and forms of the page lead away from what is being written.
    frame.contentDocument.addEventListener('click', (event) => { if (event.target.closest && event.target.closest('a, button')) event.preventDefault(); });
    frame.contentDocument.addEventListener('submit', (event) => event.preventDefault());
    if (waiting) waiting();
    waiting = null;
  });

  function put(html, address) {
    const inside = page();
    if (!inside) {
      waiting = () => put(html, address);
      return;
    }
    const made = new DOMParser().parseFromString(html, 'text/html');
    for (const one of made.querySelectorAll('script, base, meta[http-equiv]')) one.remove();
    for (const image of made.querySelectorAll('img')) {
      const name = decodeURIComponent((image.getAttribute('src') || '').split('/').pop()).split('.')[0];
      const own = [...pictures.keys()].find((file) => file.split('.')[0] === name);
      if (own) {
        image.removeAttribute('srcset');
        image.src = pictures.get(own);
      }
    }
    const top = inside.scrollingElement ? inside.scrollingElement.scrollTop : 0;
    const styles = made.head.innerHTML.replace(/<title>.*?<\/title>|<meta[^>]*>/gs, '') + address;
    if (styles === head) {
      inside.body.replaceWith(inside.adoptNode(made.body));
    } else {
      // Addresses of the page count from where it will stand. The frame's own document has no policy against that.
      const base = inside.createElement('base');
      base.href = new URL(start + address, location.href).href;
      const all = inside.adoptNode(made.documentElement);
      all.querySelector('head').prepend(base);
      inside.documentElement.replaceWith(all);
      head = styles;
    }
    inside.scrollingElement.scrollTop = top;
  }

  return {
    node,
    show(html, address) {
      none.hidden = html !== null;
      frame.hidden = html === null;
      if (html !== null) put(html, address);
    }
  };
}
