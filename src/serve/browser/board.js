// The editor's board, kept open all day: what waits, what is wrong, what is new, and one page in four views.

import { follow, question } from './ask.js';
import { element } from './element.js';
import { lists } from './lists.js';
import { views } from './views.js';
import { wordsOf } from './words.js';

const words = wordsOf(document.documentElement.lang);
const state = element('p', { id: 'state', role: 'status' }, [words.reading]);
const back = element('a', { href: '/' }, [words.toSite]);
const board = lists(words);
const frames = views(words);
document.getElementById('head').append(element('h1', {}, [words.board]), state, back);
document.getElementById('main').append(...board.sections, frames.section);
document.title = words.board;

function say(text, sort) {
  if (state.textContent !== text) state.textContent = text;
  state.className = sort;
}

let standing = [words.reading, ''];

const overview = question('/_zb/board.json', (found) => {
  const tally = words.tally(found.errors, found.warnings);
  standing = [`${found.broken ? words.notReady : words.ready}${words.separator}${tally}`, found.broken ? 'broken' : ''];
  say(...standing);
  document.title = found.errors ? `(${found.errors}) ${words.board}` : words.board;
  back.href = found.start ?? '/';
  board.fill(found);
  frames.stand(found.start ?? '/');
});
const changes = question('/_zb/changes.json', board.fillChanges);

let version = null;
let published = null;

follow((now) => {
  if (now.version !== version || now.published !== published) changes();
  published = now.published;
  if (now.version === version) return;
  overview();
  // A broken site shows the pages it showed before.
  if (version !== null && !now.faults) frames.renew();
  version = now.version;
}, (gone) => (gone ? say(words.lost, 'broken') : say(...standing)));
