// The desk: which page is open. The place stands in the address behind the key, so that Back, Forward and reloading
// work.

import { element, fill } from '/_zb/element.js';
import { Lost, Refused, call, place, to } from '/_zb/desk/call.js';
import { words } from '/_zb/desk/words.js';
import * as first from '/_zb/desk/first.js';
import * as history from '/_zb/desk/history.js';
import * as publish from '/_zb/desk/publish.js';
import * as start from '/_zb/desk/start.js';
import * as write from '/_zb/desk/write.js';

const head = document.getElementById('head');
const main = document.getElementById('main');
const notice = document.getElementById('notice');
const pages = { write, history, publish };
let close = null;
let opening = 0;

/** Says something that is about the whole desk; an empty text takes it away. */
export function tell(text) {
  notice.textContent = text;
}

/** Says why something did not work. */
export function complain(error) {
  if (error instanceof Lost) tell(words.lost);
  else if (error instanceof Refused && error.status === 403) tell(words.stale);
  else tell(error.message);
}

function heading(title) {
  const link = (text, address) => element('a', { href: address }, [text]);
  const stop = element('button', { type: 'button' }, [words.stop]);
  stop.addEventListener('click', async () => {
    if (!window.confirm(words.stopSure)) return;
    try {
      await call('stop');
      leave();
      fill(main, [element('h1', {}, [words.stopped])]);
      fill(head, []);
      tell('');
    } catch (error) {
      complain(error);
    }
  });
  const board = element('a', { href: '/_zb/', target: '_blank', rel: 'noopener' }, [words.board]);
  fill(head, [
    element('strong', {}, [title || words.desk]),
    element('nav', { 'aria-label': words.desk }, [link(words.start, to()), link(words.publish, to('publish')), board]),
    stop
  ]);
}

function leave() {
  if (close) close();
  close = null;
}

async function open() {
  const [name, id] = place();
  const mine = ++opening;
  leave();
  tell('');
  fill(main, [element('p', { class: 'wait' }, [words.reading])]);
  try {
    const overview = await call('start');
    if (mine !== opening) return;
    if (overview.first) {
      document.title = words.firstTitle;
      fill(head, [element('strong', {}, [words.desk])]);
      close = first.open(main, overview.first);
      return;
    }
    heading(overview.title);
    document.title = `${words.desk} · ${overview.title || ''}`;
    const page = pages[name] || start;
    const closing = await page.open(main, overview, id);
    if (mine === opening) close = closing;
    else if (closing) closing();
  } catch (error) {
    if (mine !== opening) return;
    fill(main, []);
    complain(error);
  }
}

window.addEventListener('hashchange', open);
open();
