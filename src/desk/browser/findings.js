// What is wrong with a text: beside the field or the line, and all together below, each with its repair as a button.

import { element, fill } from '/_zb/element.js';
import { words } from '/_zb/desk/words.js';

const button = (text, act) => {
  const made = element('button', { type: 'button' }, [text]);
  made.addEventListener('click', act);
  return made;
};

/**
 * Makes a list. `fields` are the fields by their names, `body` the text; `mend` is given the repair that somebody
 * wants, or null for all that are certain.
 */
export function findings(fields, body, mend) {
  const list = element('ul', { class: 'findings' });
  const all = button(words.mendAll, () => mend(null));
  const state = element('p', { role: 'status', class: 'tally' });
  const node = element('section', { class: 'card' }, [element('h2', {}, [words.findings]), state, element('p', {}, [all]), list]);

  const repair = (one) => one.repair && button((one.repair.certain ? words.change : words.guess)(one.repair.replacement.trim()), () => mend(one.repair));

  const goTo = (one) => {
    const field = fields.get(one.field);
    if (field) {
      const closed = field.node.closest('details');
      if (closed) closed.open = true;
      field.focus();
    } else if (one.body_line) body.goTo(one.body_line);
  };

  const place = (one) => (one.body_line ? `${words.body} ${words.line(one.body_line)}` : fields.has(one.field) ? fields.get(one.field).label : one.line ? `${words.source} ${words.line(one.line)}` : '');

  function beside(one) {
    return element('li', { class: one.severity }, [
      element('b', {}, [`${words[one.severity]}：`]), one.body_line ? `${words.line(one.body_line)}：` : '', one.message, one.help ? `（${one.help}）` : '', ' ', repair(one)
    ]);
  }

  function show(told) {
    const errors = told.filter((one) => one.severity === 'error').length;
    state.textContent = told.length ? words.errorsWarnings(errors, told.length - errors) : words.fine;
    all.hidden = !told.some((one) => one.repair && one.repair.certain);
    for (const [name, field] of fields) fill(field.told, told.filter((one) => one.field === name).map(beside));
    fill(body.told, told.filter((one) => one.body_line).slice(0, 5).map(beside));
    fill(list, told.map((one) => element('li', { class: one.severity }, [
      element('b', {}, [`${words[one.severity]}：`]), one.message, ' ', place(one) ? button(place(one), () => goTo(one)) : null, ' ', repair(one),
      one.help ? element('small', {}, [words.help + one.help]) : null
    ])));
  }

  return { node, show };
}
