// The Markdown of a text: a plain textarea and a small tool bar. What the tools put in can be undone like what was
// typed. No editor library: input methods work in a textarea and nowhere else as well.

import { element, fill } from '/_zb/element.js';
import { cells } from '/_zb/desk/grid.js';
import { listening } from '/_zb/desk/field.js';
import { words } from '/_zb/desk/words.js';

/** Makes one; `tools` puts files beside the text and knows the other texts. */
export function text(changed, tools) {
  const area = listening(element('textarea', { id: 'body', class: 'body', spellcheck: 'false', placeholder: words.bodyHint, 'aria-describedby': 'body-told' }), changed);
  const asking = element('div', { class: 'asking', hidden: '' });
  const button = (name, act) => {
    const made = element('button', { type: 'button' }, [words.tools[name]]);
    made.addEventListener('click', act);
    return made;
  };
  const picture = picker('image/jpeg,image/png,image/gif,image/webp,image/bmp', (file) => show(file));
  const other = picker('.pdf,.doc,.docx,.xls,.xlsx,.pptx,.wps,.zip,.csv', (file) => attach(file));
  const bar = element('div', { class: 'bar', role: 'toolbar', 'aria-label': words.toolbar }, [
    button('heading', () => prefix('## ')),
    button('bold', () => around('**')),
    button('list', () => prefix('- ')),
    button('table', () => block(words.tableStart)),
    button('link', chooseText),
    button('picture', () => picture.click()),
    button('file', () => other.click())
  ]);

  function picker(accept, use) {
    const made = element('input', { type: 'file', accept, hidden: '', tabindex: '-1', 'aria-hidden': 'true' });
    made.addEventListener('change', () => {
      if (made.files[0]) use(made.files[0]);
      made.value = '';
    });
    return made;
  }

  /** Puts words in the place of what is between two places, as if they were typed. */
  function put(start, end, put) {
    area.focus();
    area.setSelectionRange(start, end);
    const done = put === '' ? document.execCommand('delete') : document.execCommand('insertText', false, put);
    if (!done && area.value.slice(start, start + put.length) !== put) {
      area.setRangeText(put, start, end, 'end');
      changed();
    }
  }

  function around(mark) {
    const { selectionStart: start, selectionEnd: end } = area;
    put(start, end, `${mark}${area.value.slice(start, end)}${mark}`);
    area.setSelectionRange(start + mark.length, end + mark.length);
  }

  function prefix(mark) {
    const start = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
    const lines = area.value.slice(start, area.selectionEnd).split('\n');
    put(start, area.selectionEnd, lines.map((line) => (line.startsWith(mark) ? line : mark + line)).join('\n'));
  }

  /** Lines of their own, with blank lines around them. */
  function block(lines) {
    const at = area.selectionEnd;
    const before = area.value.slice(0, at);
    const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    put(at, at, `${gap}${lines}${area.value.slice(at).startsWith('\n') ? '' : '\n'}`);
  }

  function ask(children, first) {
    const cancel = element('button', { type: 'button' }, [words.cancel]);
    cancel.addEventListener('click', () => { asking.hidden = true; area.focus(); });
    fill(asking, [...children, element('p', {}, [cancel])]);
    asking.hidden = false;
    first.focus();
  }

  /** A picture goes beside the text, and into it with words about what it shows. */
  async function show(file) {
    const put = await tools.put(file);
    if (!put || !put.picture) {
      if (put) tools.attach(put.file);
      return;
    }
    const alt = element('input', { id: 'picture-alt', type: 'text', autocomplete: 'off', list: 'picture-words' });
    const offered = element('datalist', { id: 'picture-words' }, words.altWords.map((word) => element('option', { value: word })));
    const insert = element('button', { type: 'button', class: 'great' }, [words.insert]);
    const finish = () => {
      asking.hidden = true;
      block(`![${alt.value.trim().replace(/[[\]]/g, '')}](${put.file})\n`);
    };
    insert.addEventListener('click', finish);
    alt.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing && event.keyCode !== 229) finish();
    });
    ask([
      element('p', {}, [put.file]),
      put.label ? element('p', {}, [words.labelled]) : null,
      element('p', { class: 'field' }, [element('label', { for: 'picture-alt' }, [words.pictureAlt]), alt, offered]),
      element('p', {}, [insert])
    ], alt);
  }

  async function attach(file) {
    const put = await tools.put(file);
    if (put) tools.attach(put.file);
  }

  function chooseText() {
    const input = element('input', { id: 'link-text', type: 'text', autocomplete: 'off' });
    const list = element('ul', { class: 'texts' });
    const draw = () => {
      const found = tools.texts().filter(({ title, file }) => file && title.includes(input.value.trim())).slice(0, 20);
      fill(list, found.map((one) => {
        const choose = element('button', { type: 'button' }, [one.title]);
        choose.addEventListener('click', () => {
          asking.hidden = true;
          const { selectionStart: start, selectionEnd: end } = area;
          const shown = area.value.slice(start, end) || one.title;
          put(start, end, `[${shown.replace(/[[\]]/g, '')}](${encodeURI(tools.relative(one.file)).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`);
        });
        return element('li', {}, [choose, element('small', {}, [` ${one.date || ''}`])]);
      }));
    };
    input.addEventListener('input', (event) => { if (!event.isComposing) draw(); });
    input.addEventListener('compositionend', draw);
    draw();
    ask([element('p', { class: 'field' }, [element('label', { for: 'link-text' }, [words.chooseText]), input]), list], input);
  }

  area.addEventListener('paste', (event) => {
    const file = event.clipboardData.files[0];
    if (file && file.type.startsWith('image/') && !event.clipboardData.getData('text/plain')) {
      event.preventDefault();
      show(file);
      return;
    }
    // Rows of a spreadsheet become a table, what has a form becomes Markdown, everything else comes as it is.
    const pasted = event.clipboardData.getData('text/plain');
    const html = event.clipboardData.getData('text/html');
    const rows = cells(pasted);
    if (rows.length > 1 && rows.every((row) => row.length > 1 && row.length === rows[0].length)) {
      event.preventDefault();
      const line = (row) => `| ${row.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
      block(`${[line(rows[0]), `|${'---|'.repeat(rows[0].length)}`, ...rows.slice(1).map(line)].join('\n')}\n`);
    } else if (html && /<(?:p|h[1-6]|li|table|b|strong|a|br|div)[\s>]/i.test(html)) {
      event.preventDefault();
      convert(html, pasted);
    }
  });

  /** Puts what was copied with its form into the text; what it says of itself is offered for the form. */
  async function convert(html, plain) {
    const { selectionStart: start, selectionEnd: end } = area;
    const whole = area.value.trim() === '';
    const made = await tools.paste(html, whole);
    if (!made || !made.markdown) {
      put(start, end, plain);
      return;
    }
    const inline = !made.markdown.trim().includes('\n');
    put(whole ? 0 : start, whole ? area.value.length : end, inline && !whole ? made.markdown.trim() : made.markdown);
    const fields = tools.offered(made.fields || {});
    const close = element('button', { type: 'button' }, [fields.length ? words.pasteLeave : words.cancel]);
    const take = element('button', { type: 'button', class: 'great' }, [words.pasteTake]);
    close.addEventListener('click', () => { asking.hidden = true; area.focus(); });
    take.addEventListener('click', () => { asking.hidden = true; tools.take(fields); area.focus(); });
    if (fields.length === 0 && made.remarks.length === 0) return;
    fill(asking, [
      fields.length ? element('p', {}, [words.pasteFields]) : null,
      element('ul', {}, fields.map(({ shown, value }) => element('li', {}, [`${shown}：${Array.isArray(value) ? value.join('、') : value}`]))),
      made.remarks.length ? element('p', {}, [words.pasteRemarks]) : null,
      element('ul', {}, made.remarks.slice(0, 12).map(([fate, message]) => element('li', {}, [`${fate}：${message}`]))),
      element('p', { class: 'bar' }, [fields.length ? take : null, close].filter(Boolean))
    ]);
    asking.hidden = false;
    (fields.length ? take : close).focus();
  }
  area.addEventListener('dragover', (event) => { if (event.dataTransfer.types.includes('Files')) event.preventDefault(); });
  area.addEventListener('drop', (event) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    for (const file of event.dataTransfer.files) (file.type.startsWith('image/') ? show : attach)(file);
  });

  const told = element('ul', { id: 'body-told', class: 'told' });
  const node = element('section', { class: 'writing-text' }, [element('label', { for: 'body', class: 'body-label' }, [words.body]), bar, asking, area, told, picture, other]);
  return {
    node,
    told,
    get: () => area.value,
    /** Writes another text as an edit of the one that is there, so that it can be undone. */
    set(value) {
      if (area.composing || area.value === value) return;
      const now = area.value;
      if (now === '') {
        area.value = value;
        return;
      }
      let start = 0;
      while (start < now.length && start < value.length && now[start] === value[start]) start += 1;
      let end = 0;
      while (end < now.length - start && end < value.length - start && now[now.length - 1 - end] === value[value.length - 1 - end]) end += 1;
      const focused = document.activeElement;
      put(start, now.length - end, value.slice(start, value.length - end));
      if (focused && focused !== area) focused.focus();
    },
    /** Puts the cursor into a line, counted from 1. */
    goTo(line) {
      let at = 0;
      for (let left = line - 1; left > 0; left -= 1) {
        const end = area.value.indexOf('\n', at);
        if (end < 0) break;
        at = end + 1;
      }
      const end = area.value.indexOf('\n', at);
      area.focus();
      area.setSelectionRange(at, end < 0 ? area.value.length : end);
      area.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(area).lineHeight));
    }
  };
}
