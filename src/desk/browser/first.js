// The page that makes a site where there is none.

import { element, fill } from '/_zb/element.js';
import { call } from '/_zb/desk/call.js';
import { complain, tell } from '/_zb/desk/desk.js';
import { words } from '/_zb/desk/words.js';

/** Opens it; `first` says where the site will lie. */
export function open(main, { folder, town }) {
  const inputs = {};
  const rows = Object.keys(words.first).map((name) => {
    const input = element('input', { id: `first-${name}`, type: 'text', autocomplete: 'off' });
    if (name === 'town' && town) input.value = town;
    inputs[name] = input;
    return element('p', { class: 'field' }, [element('label', { for: `first-${name}` }, [words.first[name]]), input]);
  });
  const make = element('button', { type: 'button', class: 'great' }, [words.make]);
  make.addEventListener('click', async () => {
    make.disabled = true;
    tell(words.making);
    try {
      const request = {};
      for (const name of Object.keys(inputs)) request[name] = inputs[name].value;
      await call('make', request);
      await ready();
      location.reload();
    } catch (error) {
      make.disabled = false;
      complain(error);
    }
  });
  fill(main, [element('h1', {}, [words.firstTitle]), element('p', {}, [words.firstHelp(folder)]), ...rows, element('p', {}, [make])]);
  inputs.town.focus();
  return null;
}

/** Waits until the desk of the new site answers. */
async function ready() {
  for (let patience = 100; patience > 0; patience -= 1) {
    try {
      if ((await call('alive')).alive) return;
    } catch { /* one server gives way to the other */ }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
