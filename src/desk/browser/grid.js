// Tables in a form: a row a value, a column a key. Rows that hold tables themselves are groups of fields.

import { element, fill } from '/_zb/element.js';
import { field, label, listening, write } from '/_zb/desk/field.js';
import { words } from '/_zb/desk/words.js';

/** Columns that stand there before anybody asks for more. */
const FIRST = 3;

/** A field for the rows of a key. */
export function rows(key, changed, tools) {
  const simple = key.keys.every((inner) => !['map', 'rows'].includes(inner.input));
  return simple ? grid(key, changed) : groups(key, changed, tools);
}

const button = (text, act, attributes = {}) => {
  const made = element('button', { type: 'button', ...attributes }, [text]);
  made.addEventListener('click', act);
  return made;
};

/** Cells of a table as a spreadsheet copies them. */
export function cells(text) {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

function grid(key, changed) {
  const told = element('ul', { class: 'told' });
  const table = element('table', {});
  const more = element('select', { 'aria-label': words.addColumn });
  const node = element('fieldset', { class: 'field rows' }, [
    element('legend', {}, [label(key)]),
    element('small', { class: 'about' }, [words.pasteRows]),
    element('div', { class: 'scroll' }, [table]),
    element('p', { class: 'buttons' }, [button(words.addRow, () => { add({}); focusLast(); changed(); }), more]),
    told
  ]);
  let columns = [];
  let all = [];

  const named = (word) => key.keys.find((inner) => [inner.name, inner.chinese, ...inner.also].includes(word));

  function draw() {
    const heads = columns.map((column) => element('th', { scope: 'col' }, [label(column)]));
    fill(table, [element('thead', {}, [element('tr', {}, [...heads, element('td', {})])]), element('tbody', {}, all.map((row) => row.node))]);
    all.forEach((row, at) => row.number(at));
    const left = key.keys.filter((inner) => !columns.some((column) => column.name === inner.name));
    fill(more, [element('option', { value: '' }, [words.addColumn]), ...left.map((inner) => element('option', { value: inner.name }, [label(inner)]))]);
    more.hidden = left.length === 0;
  }

  more.addEventListener('change', () => {
    const column = key.keys.find((inner) => inner.name === more.value);
    if (column) relay([...columns, column]);
  });

  /** The same rows in other columns. */
  function relay(wanted) {
    const values = all.map((row) => row.get());
    columns = wanted;
    all = values.map((value) => make(value || {}));
    draw();
  }

  function make(value) {
    const inputs = columns.map((column) => {
      const input = listening(element('input', { type: 'text', autocomplete: 'off' }), changed);
      input.value = shown(value[column.name]);
      return input;
    });
    const remove = button('×', () => { all = all.filter((one) => one !== row); draw(); changed(); });
    const row = {
      node: element('tr', {}, [...inputs.map((input) => element('td', {}, [input])), element('td', {}, [remove])]),
      inputs,
      number(at) {
        inputs.forEach((input, column) => input.setAttribute('aria-label', `${label(columns[column])} ${words.row(at + 1)}`));
        remove.setAttribute('aria-label', `${words.removeRow} ${at + 1}`);
      },
      get() {
        const said = { ...value.rest };
        columns.forEach((column, at) => {
          const text = inputs[at].value.trim();
          const before = value[column.name];
          if (text) said[column.name] = Array.isArray(before) && shown(before) === text ? before : text;
        });
        const names = Object.keys(said);
        if (names.length === 0) return null;
        // A row of which only the first value is known is written as that value.
        return names.length === 1 && names[0] === key.keys[0].name ? said[names[0]] : said;
      }
    };
    inputs.forEach((input, at) => {
      input.addEventListener('paste', (event) => paste(event, row, at));
      input.addEventListener('keydown', (event) => down(event, row, at));
    });
    return row;
  }

  function add(value) {
    all.push(make(value));
    draw();
  }

  function focusLast() {
    all[all.length - 1].inputs[0].focus();
  }

  /** Enter goes to the next row. */
  function down(event, row, at) {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    const next = all.indexOf(row) + 1;
    if (next === all.length) add({});
    all[next].inputs[at].focus();
  }

  /** Rows of a spreadsheet go into the cells from here on; a line of headings says into which columns. */
  function paste(event, row, at) {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n\r]/.test(text.trim())) return;
    event.preventDefault();
    let lines = cells(text);
    const headings = lines[0].map(named);
    let start = all.indexOf(row);
    if (headings.every(Boolean)) {
      const wanted = [...columns, ...headings.filter((one) => !columns.some((column) => column.name === one.name))];
      if (wanted.length !== columns.length) relay(wanted);
      lines = lines.slice(1);
    }
    const target = (cell) => (headings.every(Boolean) ? columns.findIndex((one) => one.name === headings[cell].name) : at + cell);
    const widest = Math.max(...lines.map((line) => line.length), 0);
    if (!headings.every(Boolean) && at + widest > columns.length) relay(key.keys.slice(0, Math.max(columns.length, Math.min(key.keys.length, at + widest))));
    for (const line of lines) {
      if (start === all.length) all.push(make({}));
      line.forEach((cell, index) => {
        const input = all[start].inputs[target(index)];
        if (input) write(input, cell);
      });
      start += 1;
    }
    draw();
    changed();
  }

  const get = () => {
    const said = all.map((row) => row.get()).filter((value) => value !== null);
    return said.length ? said : null;
  };

  const set = (value) => {
    const list = value === null || value === undefined ? [] : Array.isArray(value) ? value : [value];
    if (JSON.stringify(get()) === JSON.stringify(list.length ? list : null)) return;
    const maps = list.map((item) => (item !== null && typeof item === 'object' && !Array.isArray(item) ? item : { [key.keys[0].name]: item }));
    const used = (inner, at) => at < FIRST || maps.some((map) => map[inner.name] !== undefined);
    columns = key.keys.filter(used);
    // Words that stand for a key have no column; they stay with their row.
    const known = (name) => key.keys.some((inner) => inner.name === name);
    all = maps.map((map) => make({ ...map, rest: Object.fromEntries(Object.entries(map).filter(([name]) => !known(name))) }));
    draw();
  };

  columns = key.keys.slice(0, FIRST);
  draw();
  return { node, told, get, set, focus: () => (all.length ? all[0].inputs[0].focus() : node.querySelector('button').focus()) };
}

const shown = (value) => (Array.isArray(value) ? value.map(shown).join('、') : value === null || value === undefined || typeof value === 'object' ? '' : String(value));

/** Rows with tables inside: a group of fields each. */
function groups(key, changed, tools) {
  const told = element('ul', { class: 'told' });
  const holder = element('div', {});
  let all = [];
  const node = element('fieldset', { class: 'field rows' }, [
    element('legend', {}, [label(key)]), holder,
    element('p', { class: 'buttons' }, [button(words.addRow, () => { add({}); all[all.length - 1].focus(); changed(); })]),
    told
  ]);
  function draw() {
    fill(holder, all.map((one, at) => element('div', { class: 'item' }, [
      one.node, button(words.removeRow, () => { all = all.filter((other) => other !== one); draw(); changed(); }, { 'aria-label': `${words.removeRow} ${at + 1}` })
    ])));
  }
  function add(value) {
    const first = key.keys[0].name;
    const one = field({ ...key, input: 'map', name: key.name, chinese: key.chinese, about: '' }, changed, tools);
    one.set(value !== null && typeof value === 'object' && !Array.isArray(value) ? value : { [first]: value });
    const map = one.get;
    one.get = () => {
      const said = map();
      const names = said ? Object.keys(said) : [];
      return names.length === 1 && names[0] === first && typeof said[first] === 'string' ? said[first] : said;
    };
    all.push(one);
    draw();
  }
  const get = () => {
    const said = all.map((one) => one.get()).filter((value) => value !== null);
    return said.length ? said : null;
  };
  const set = (value) => {
    const list = value === null || value === undefined ? [] : Array.isArray(value) ? value : [value];
    if (JSON.stringify(get()) === JSON.stringify(list.length ? list : null)) return;
    all = [];
    list.forEach(add);
    draw();
  };
  draw();
  return { node, told, get, set, focus: () => node.querySelector('button, input').focus() };
}
