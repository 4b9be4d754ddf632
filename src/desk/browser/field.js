// The fields of a form, made from the keys that the program reads. Nothing here knows a key by its name.
//
// A field is { node, get(), set(value) }: what is in it is null, a text, a list or an object. While an input method
// composes, nothing is written into a field and nothing that is typed counts yet.

import { element, fill } from '/_zb/element.js';
import { rows } from '/_zb/desk/grid.js';
import { words } from '/_zb/desk/words.js';

let count = 0;
const english = words.lang === 'english';

/** The label of a key. */
export const label = (key) => (english ? key.name : key.chinese);

/** What the handbook says of a key, without its marks. */
const plain = (about) => (english ? '' : about.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/`/g, ''));

/** An input that tells of changes when they are made, and not while they are composed. */
export function listening(input, changed) {
  input.addEventListener('input', (event) => { if (!event.isComposing) changed(); });
  input.addEventListener('compositionend', () => changed());
  input.addEventListener('compositionstart', () => { input.composing = true; });
  input.addEventListener('compositionend', () => { input.composing = false; });
  if (input.tagName === 'INPUT') {
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing && event.keyCode !== 229) event.preventDefault();
    });
  }
  return input;
}

/** Writes into an input, unless somebody composes in it. */
export function write(input, value) {
  if (!input.composing && input.value !== value) input.value = value;
}

const split = (text) => text.split(/[、，,;；\n]/).map((one) => one.trim()).filter(Boolean);

/** A field for a key. `path` is what findings call it, of the fields of the top; `tools` are what it may ask for. */
export function field(key, changed, tools) {
  if (key.input === 'map') return group(key, changed, tools);
  if (key.input === 'rows') return rows(key, changed, tools);
  const id = `field-${++count}`;
  const made = inputs[key.input] ? inputs[key.input](id, key, changed, tools) : inputs.line(id, key, changed);
  const help = plain(key.about);
  const about = help ? element('small', { id: `${id}-about`, class: 'about' }, [help]) : null;
  const told = element('ul', { id: `${id}-told`, class: 'told' });
  made.input.setAttribute('aria-describedby', `${help ? `${id}-about ` : ''}${id}-told`);
  const node = element('div', { class: `field ${key.input}` }, [element('label', { for: id }, [label(key)]), ...made.nodes, about, told]);
  return { ...made, node, told, focus: () => made.input.focus() };
}

/** What each sort of value is put in with. */
const inputs = {
  line(id, key, changed) {
    const input = listening(element('input', { id, type: 'text', autocomplete: 'off' }), changed);
    return { input, nodes: [input], get: () => input.value.trim() || null, set: (value) => write(input, text(value)) };
  },
  number(id, key, changed) {
    const made = inputs.line(id, key, changed);
    made.input.setAttribute('inputmode', 'decimal');
    return made;
  },
  paragraph(id, key, changed) {
    const input = listening(element('textarea', { id, rows: '3' }), changed);
    return { input, nodes: [input], get: () => input.value.trim() || null, set: (value) => write(input, text(value)) };
  },
  lines(id, key, changed) {
    const input = listening(element('textarea', { id, rows: '2' }), changed);
    const get = () => {
      const lines = input.value.split('\n').map((line) => line.trim()).filter(Boolean);
      return lines.length ? lines : null;
    };
    return { input, nodes: [input], get, set: (value) => write(input, list(value).join('\n')) };
  },
  items(id, key, changed) {
    const input = listening(element('input', { id, type: 'text', autocomplete: 'off' }), changed);
    let single = false;
    const get = () => {
      const items = split(input.value);
      if (!items.length) return null;
      // What was written as one text stays one; a single name needs no brackets.
      return single ? input.value.trim() : items.length === 1 ? items[0] : items;
    };
    const set = (value) => {
      single = typeof value === 'string';
      write(input, list(value).join('、'));
    };
    return { input, nodes: [input], get, set };
  },
  people(id, key, changed) { return inputs.items(id, key, changed); },
  switch(id, key, changed) {
    const input = element('input', { id, type: 'checkbox' });
    input.addEventListener('change', changed);
    const on = (value) => ['yes', 'true', 'on', '是'].includes(String(value).toLowerCase());
    return { input, nodes: [input], get: () => (input.checked ? 'yes' : null), set: (value) => { input.checked = on(value); }, on };
  },
  choice(id, key, changed) {
    const option = ([chinese, name]) => element('option', { value: chinese, 'data-name': name }, [english ? name : chinese]);
    const input = element('select', { id }, [element('option', { value: '' }, [words.empty]), ...key.choices.map(option)]);
    let ascii = english;
    let other = null;
    input.addEventListener('change', () => { other = null; changed(); });
    const get = () => {
      if (other !== null) return other;
      const chosen = input.selectedOptions[0];
      return input.value ? (ascii ? chosen.dataset.name : input.value) : null;
    };
    const set = (value) => {
      const known = key.choices.find((words) => words.includes(value));
      input.value = known ? known[0] : '';
      if (value) ascii = /^[\x00-\x7f]*$/.test(value);
      // Another word for one of them, or a slip: it stays until somebody chooses.
      other = value && !known ? value : null;
    };
    return { input, nodes: [input], get, set };
  },
  moment(id, key, changed) {
    const day = element('input', { id, type: 'date' });
    const time = element('input', { type: 'time', 'aria-label': `${label(key)} ${words.time}` });
    const free = listening(element('input', { type: 'text', 'aria-label': label(key), hidden: '' }), changed);
    for (const input of [day, time]) input.addEventListener('input', changed);
    const get = () => {
      if (!free.hidden) return free.value.trim() || null;
      return day.value ? day.value + (time.value ? ` ${time.value}` : '') : null;
    };
    const set = (value) => {
      const plain = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::00)?)?$/.exec(text(value));
      // Dates that are written otherwise stay as they are written.
      free.hidden = plain !== null || !value;
      day.hidden = time.hidden = !free.hidden;
      write(free, free.hidden ? '' : text(value));
      day.value = plain ? plain[1] : '';
      time.value = plain && plain[2] ? plain[2] : '';
    };
    return { input: day, nodes: [element('span', { class: 'moment' }, [day, time, free])], get, set };
  },
  file(id, key, changed, tools) {
    const made = inputs.line(id, key, changed);
    const pick = element('input', { type: 'file', hidden: '', tabindex: '-1', 'aria-hidden': 'true' });
    const button = element('button', { type: 'button' }, [words.upload]);
    button.addEventListener('click', () => pick.click());
    pick.addEventListener('change', async () => {
      const put = pick.files[0] && (await tools.put(pick.files[0]));
      pick.value = '';
      if (put) {
        write(made.input, put.file);
        changed();
      }
    });
    return { ...made, nodes: [element('span', { class: 'moment' }, [made.input, button, pick])] };
  },
  raw(id) {
    const input = element('p', { id, class: 'none' }, [words.raw]);
    let kept = null;
    return { input, nodes: [input], get: () => kept, set: (value) => { kept = value; } };
  }
};

const text = (value) => (value === null || value === undefined ? '' : Array.isArray(value) ? value.join('、') : typeof value === 'object' ? '' : String(value));
const list = (value) => (Array.isArray(value) ? value.map(text) : text(value) ? [text(value)] : []);

/** Fields below one heading. What stands there under another word for a key has a field of its own. */
function group(key, changed, tools) {
  const told = element('ul', { class: 'told' });
  const holder = element('div', { class: 'group' });
  const rest = element('details', {}, [element('summary', {}, [words.more])]);
  const node = element('fieldset', { class: 'field map' }, [element('legend', {}, [label(key)]), holder, rest, told]);
  let fields = new Map();
  const make = (value) => {
    const named = key.keys.map((inner) => [inner.name, inner]);
    const others = Object.keys(value).filter((name) => !key.keys.some((inner) => inner.name === name));
    const also = others.map((name) => [name, { ...key.keys.find((inner) => inner.also.includes(name)), chinese: name, name }]);
    fields = new Map([...named, ...also].map(([name, inner]) => [name, field(inner, changed, tools)]));
    const filled = (name) => value[name] !== undefined;
    // The first keys of a table are those that every such text has.
    const shown = [...fields].filter(([name], at) => at < 6 || filled(name)).map(([, one]) => one.node);
    fill(holder, shown);
    const hidden = [...fields.values()].map((one) => one.node).filter((one) => !shown.includes(one));
    fill(rest, [rest.firstChild, ...hidden]);
    rest.hidden = hidden.length === 0;
  };
  const get = () => {
    const value = {};
    for (const [name, one] of fields) {
      const inner = one.get();
      if (inner !== null) value[name] = inner;
    }
    return Object.keys(value).length ? value : null;
  };
  const set = (value) => {
    const wanted = value && typeof value === 'object' && !Array.isArray(value) ? value : {};
    const fits = fields.size && Object.keys(wanted).every((name) => fields.has(name));
    if (!fits) make(wanted);
    for (const [name, one] of fields) one.set(wanted[name] === undefined ? null : wanted[name]);
  };
  make({});
  return { node, told, get, set, focus: () => { const first = node.querySelector('input, select, textarea'); if (first) first.focus(); } };
}
