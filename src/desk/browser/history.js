// The former versions of a text: how each differs from the one of now, and the way back to it.

import { element, fill } from '/_zb/element.js';
import { call, to } from '/_zb/desk/call.js';
import { complain } from '/_zb/desk/desk.js';
import { words } from '/_zb/desk/words.js';

/** Opens it for a text by its id. */
export async function open(main, overview, id) {
  const [opened, versions] = [await call('open', { id }), await call('history', { id })];
  const shown = element('div', { class: 'difference' });
  const choose = async (button, { number, time }) => {
    try {
      const { text, pieces } = await call('former', { id, number });
      for (const other of list.querySelectorAll('button')) other.setAttribute('aria-pressed', String(other === button));
      const back = element('button', { type: 'button', class: 'great' }, [words.bringBack]);
      back.addEventListener('click', async () => {
        try {
          await call('keep', { id, title: opened.fields.title, manuscript: { base: opened.base, text, changes: {}, body: null } });
          location.hash = to('write', id);
        } catch (error) {
          complain(error);
        }
      });
      // Seen from the former text: what it lacks was written since, what only it has was deleted since.
      const tag = (sort) => (sort === 'gone' ? 'del' : sort === 'new' ? 'ins' : 'span');
      fill(shown, [
        element('h2', {}, [words.version(time)]), element('p', {}, [words.differs]), element('p', {}, [back]),
        element('pre', {}, pieces.map(([sort, piece]) => element(tag(sort), {}, [piece])))
      ]);
    } catch (error) {
      complain(error);
    }
  };
  const list = element('ul', { class: 'versions' }, versions.map((version) => {
    const button = element('button', { type: 'button', 'aria-pressed': 'false' }, [words.version(version.time)]);
    button.addEventListener('click', () => choose(button, version));
    return element('li', {}, [button]);
  }));
  fill(main, [
    element('h1', {}, [`${words.history}：${opened.fields.title || opened.file}`]),
    element('p', {}, [element('a', { href: to('write', id) }, [words.backToText])]),
    versions.length ? list : element('p', { class: 'none' }, [words.noHistory]),
    shown
  ]);
  return null;
}
