// A text being written: left the form and the Markdown, right the page as readers will see it. What is typed is kept
// by the program as it comes; it is saved when somebody says so.

import { element, fill } from '/_zb/element.js';
import { Refused, call, to } from '/_zb/desk/call.js';
import { complain, tell } from '/_zb/desk/desk.js';
import { field, label } from '/_zb/desk/field.js';
import { findings } from '/_zb/desk/findings.js';
import { live } from '/_zb/desk/live.js';
import { text } from '/_zb/desk/text.js';
import { words } from '/_zb/desk/words.js';

/** A pause in typing: the page follows, and what was typed is kept. */
const PAUSE = 120;

/** Nothing that was typed is younger than this, in milliseconds, when the page ends, and not kept. */
const LONGEST = 800;

/** Where this clerk's own name is remembered for reviews, in this browser. */
const NAME = 'zb-desk-name';

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Opens a text by its id. */
export async function open(main, overview, id) {
  const opened = await call('open', { id });
  const pictures = new Map();
  const fields = new Map();
  /** What the file says, and what was changed of it: the changes are what is sent. */
  let state = { base: opened.base, text: null, changes: {}, body: null };
  let known = { fields: opened.fields, body: opened.body, text: opened.text };
  let dirty = false;
  let timer = 0;
  let since = 0;
  let asked = 0;
  let closed = false;

  const status = element('span', { class: 'state', role: 'status' }, [words.clean]);
  const conflict = element('section', { class: 'conflict', hidden: '' });
  const tools = {
    texts: () => overview.texts || [],
    relative: (file) => relative(opened.file, file),
    async put(file) {
      try {
        const made = await call('picture', { id, name: file.name || 'tu.png', data: await base64(file) });
        if (made.picture) pictures.set(made.file, URL.createObjectURL(file));
        return made;
      } catch (error) {
        complain(error);
        return null;
      }
    },
    async paste(html, whole) {
      try {
        return await call('paste', { id, html, whole });
      } catch (error) {
        complain(error);
        return null;
      }
    },
    /** What a pasted text says of itself and the form does not say yet, of simple fields. */
    offered(said) {
      return Object.entries(said).filter(([name, value]) => fields.has(name) && (typeof value === 'string' || Array.isArray(value)) && !same(fields.get(name).get(), value))
        .map(([name, value]) => ({ name, value, shown: fields.get(name).label }));
    },
    take(list) {
      for (const { name, value } of list) fields.get(name).set(value);
      changed();
    },
    attach(file) {
      const attachments = fields.get('attachments');
      if (!attachments) return;
      const now = attachments.get();
      attachments.set([...(Array.isArray(now) ? now : now ? [now] : []), file]);
      attachments.node.closest('details').open = true;
      changed();
    }
  };
  const body = text(changed, tools);
  const source = sourceOf(changed);
  const page = live(opened.start, pictures);
  for (const key of opened.form) {
    const made = field(key, changed, tools);
    made.label = label(key);
    fields.set(key.name, made);
  }
  const told = findings(fields, body, mend);
  const form = arrange(opened.form, fields, changed);
  const { bar, toSource } = buttons();
  const left = element('div', { class: 'left' }, [bar, conflict, form.node, body.node, source.node, told.node]);
  fill(main, [element('h1', { class: 'unseen' }, [opened.fields.title || opened.file]), element('div', { class: 'write' }, [left, page.node])]);
  fillForm(opened);
  if (opened.kept && opened.kept.manuscript) await restore(opened.kept.manuscript);
  show();
  const leaving = () => { if (dirty && document.hidden) keep(); };
  const keys = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      save();
    }
  };
  document.addEventListener('visibilitychange', leaving);
  document.addEventListener('keydown', keys);
  return () => {
    closed = true;
    clearTimeout(timer);
    if (dirty) keep();
    document.removeEventListener('visibilitychange', leaving);
    document.removeEventListener('keydown', keys);
    for (const url of pictures.values()) URL.revokeObjectURL(url);
  };

  function buttons() {
    const button = (name, act, great) => {
      const made = element('button', great ? { type: 'button', class: 'great' } : { type: 'button' }, [words[name]]);
      made.addEventListener('click', act);
      return made;
    };
    const switching = button('source', swap);
    const bar = element('div', { class: 'bar' }, [
      button('save', () => save(), true), status, button('giveUp', giveUp),
      element('a', { href: to('history', id) }, [words.history]), switching
    ]);
    return { bar, toSource: switching };
  }

  /** Shows what a text says in form and Markdown; what somebody composes just now stays. */
  function fillForm(said) {
    known = { fields: said.fields, body: said.body, text: said.text };
    for (const [name, one] of fields) one.set(said.fields[name] === undefined ? null : said.fields[name]);
    // What a field makes of a value that nobody changed is no change.
    for (const [name, one] of fields) known.fields[name] = one.get();
    body.set(said.body);
    source.set(said.text);
    form.follow();
  }

  /** Takes stock of the form: what differs from what the text says is a change. */
  function gather() {
    if (source.open()) {
      const text = source.get() === known.text ? null : source.get();
      state = { base: state.base, text, changes: {}, body: null };
      return;
    }
    for (const [name, one] of fields) {
      const value = one.get();
      if (same(value, known.fields[name] === undefined ? null : known.fields[name])) delete state.changes[name];
      else state.changes[name] = value;
    }
    const now = body.get();
    state.body = now === known.body ? null : now;
  }

  function manuscript() {
    return { base: state.base, text: state.text, changes: { ...state.changes }, body: state.body };
  }

  function isChanged() {
    return state.text !== null || state.body !== null || Object.keys(state.changes).length > 0;
  }

  function changed() {
    gather();
    form.follow();
    dirty = isChanged();
    status.textContent = dirty ? words.dirty : words.clean;
    clearTimeout(timer);
    // Who types without a pause is kept once a second all the same.
    if (!since) since = Date.now();
    timer = setTimeout(pause, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  }

  function pause() {
    since = 0;
    keep();
    show();
  }

  /** Keeps what was typed with the program, so that it outlasts this page. */
  async function keep() {
    try {
      if (dirty) await call('keep', { id, manuscript: manuscript(), title: title() });
      else await call('let-go', { id });
    } catch (error) {
      status.textContent = error instanceof Refused ? words.notKept : words.lost;
    }
  }

  function title() {
    return (fields.get('title') ? fields.get('title').get() : null) || opened.fields.title || '';
  }

  /** Asks for the page and the findings. Of several answers the last one asked for counts. */
  async function show() {
    const mine = ++asked;
    try {
      const shown = await call('show', { id, manuscript: manuscript() });
      if (mine !== asked || closed) return;
      page.show(shown.html, shown.page);
      told.show(shown.findings);
      tell(shown.changed ? words.changedElsewhere : '');
    } catch (error) {
      if (mine === asked && !closed) complain(error);
    }
  }

  async function save() {
    clearTimeout(timer);
    gather();
    const sent = manuscript();
    const before = known;
    status.textContent = words.saving;
    try {
      const { base } = await call('save', { id, manuscript: sent }, { 'If-Match': `"${sent.base}"` });
      const now = await call('read', { id, manuscript: { base } });
      state.base = base;
      state.text = null;
      known = { fields: now.fields, body: now.body, text: now.text };
      for (const [name, one] of fields) {
        const said = now.fields[name] === undefined ? null : now.fields[name];
        const was = before.fields[name] === undefined ? null : before.fields[name];
        if (name in sent.changes) {
          // What was typed while it was being saved is a change of the new version.
          if (same(one.get(), sent.changes[name])) known.fields[name] = sent.changes[name];
        } else if (same(one.get(), was)) {
          // What nobody touched here is as the file says, also where somebody else changed it.
          if (!same(said, was)) one.set(said);
          known.fields[name] = one.get();
        }
      }
      if (sent.body !== null && body.get() === sent.body) known.body = sent.body;
      if (sent.body === null && body.get() === before.body) body.set(now.body);
      conflict.hidden = true;
      tell('');
      changed();
      if (!dirty) status.textContent = words.saved;
    } catch (error) {
      status.textContent = words.dirty;
      if (error instanceof Refused && error.status === 412) clash(error.told.theirs);
      else complain(error);
    }
  }

  /** Two versions of one text: both are shown, and somebody chooses. */
  function clash(theirs) {
    const shown = (name, value) => element('div', {}, [
      element('h3', { id: `clash-${name}` }, [words[name]]),
      element('textarea', { readonly: '', rows: '16', 'aria-labelledby': `clash-${name}` }, [value])
    ]);
    const button = (name, act) => {
      const made = element('button', { type: 'button' }, [words[name]]);
      made.addEventListener('click', act);
      return made;
    };
    fill(conflict, [
      element('h2', {}, [words.conflict]), element('p', {}, [words.conflictHelp]),
      element('div', { class: 'two' }, [shown('theirs', theirs.text), shown('mine', theirs.mine)]),
      element('p', { class: 'bar' }, [
        button('useMine', () => { state.base = theirs.base; save(); }),
        button('useTheirs', () => { take(theirs); conflict.hidden = true; })
      ])
    ]);
    conflict.hidden = false;
    conflict.scrollIntoView();
    conflict.querySelector('button').focus();
  }

  /** Takes the version of the file, and lets changes go. */
  function take(said) {
    source.close();
    view();
    state = { base: said.base, text: null, changes: {}, body: null };
    fillForm(said);
    changed();
  }

  async function giveUp() {
    if (dirty && !window.confirm(words.giveUpSure)) return;
    try {
      take(await call('open', { id }));
      conflict.hidden = true;
    } catch (error) {
      complain(error);
    }
  }

  /** Goes on with what was typed and not saved. */
  async function restore(kept) {
    try {
      const said = await call('read', { id, manuscript: kept });
      state = { base: kept.base, text: kept.text === undefined ? null : kept.text, changes: {}, body: null };
      if (kept.text) {
        state.text = said.text;
        fillForm(said);
      } else {
        for (const [name, value] of Object.entries(kept.changes || {})) if (fields.has(name)) fields.get(name).set(value);
        if (kept.body !== null && kept.body !== undefined) body.set(kept.body);
      }
      gather();
      form.follow();
      dirty = isChanged();
      if (dirty) {
        status.textContent = words.dirty;
        tell(words.restored);
      }
    } catch (error) {
      complain(error);
    }
  }

  /** One repair, or all that are certain, in the text that is not saved yet. */
  async function mend(repair) {
    gather();
    try {
      const mended = await call('mend', { id, manuscript: manuscript(), repair });
      if (source.open()) {
        source.set(mended.text);
      } else {
        state = { base: state.base, text: mended.text, changes: {}, body: null };
        fillForm(mended);
      }
      changed();
      if (repair === null) tell(words.mended(mended.made));
    } catch (error) {
      complain(error);
    }
  }

  /** Form and Markdown, or the whole text. */
  function view() {
    form.node.hidden = body.node.hidden = source.open();
    toSource.textContent = source.open() ? words.form : words.source;
  }

  /** Between the form and the whole text. */
  async function swap() {
    gather();
    try {
      const said = await call('read', { id, manuscript: manuscript() });
      if (source.open()) {
        source.close();
        state = { base: state.base, text: isChanged() ? said.text : null, changes: {}, body: null };
        fillForm(said);
      } else {
        known.text = said.text;
        if (isChanged()) known.text = null;
        source.set(said.text);
        source.show();
      }
      view();
      changed();
    } catch (error) {
      complain(error);
    }
  }
}

/** The whole text, front matter and all. */
function sourceOf(changed) {
  const area = element('textarea', { id: 'source', class: 'body', spellcheck: 'false' });
  const node = element('section', { hidden: '' }, [element('label', { for: 'source', class: 'body-label' }, [words.source]), area]);
  area.addEventListener('input', (event) => { if (!event.isComposing) changed(); });
  area.addEventListener('compositionstart', () => { area.composing = true; });
  area.addEventListener('compositionend', () => { area.composing = false; changed(); });
  return {
    node,
    open: () => !node.hidden,
    show: () => { node.hidden = false; },
    close: () => { node.hidden = true; },
    get: () => area.value,
    set: (value) => { if (!area.composing && area.value !== value) area.value = value; }
  };
}

/** The fields in their places: a block of data only where the kind of the text has it, rare keys behind “more”. */
function arrange(keys, fields, changed) {
  const kind = keys.find((key) => key.input === 'choice' && key.choices.some(([, name]) => keys.some((other) => other.name === name)));
  const blockOf = (key) => kind && key.input === 'map' && kind.choices.some(([, name]) => name === key.name);
  const front = element('div', { class: 'group' });
  const blocks = element('div', {});
  const more = element('details', {}, [element('summary', {}, [words.more])]);
  const filled = (key) => fields.get(key.name).get() !== null;
  const placed = new Map();
  let choosing = null;
  for (const key of keys) {
    const { node } = fields.get(key.name);
    if (blockOf(key)) blocks.append(node);
    else if (key === kind) choosing = node;
    placed.set(key.name, node);
  }
  const name = element('input', { id: 'my-name', type: 'text', autocomplete: 'off' });
  const review = keys.find((key) => key.name === 'review');
  if (review) {
    try { name.value = localStorage.getItem(NAME) || ''; } catch { /* then it is typed each time */ }
    name.addEventListener('change', () => { try { localStorage.setItem(NAME, name.value.trim()); } catch { /* not kept */ } });
    const stages = review.keys.map((stage) => {
      const sign = element('button', { type: 'button' }, [words.sign(label(stage))]);
      sign.addEventListener('click', () => {
        if (!name.value.trim()) {
          name.focus();
          return;
        }
        const field = fields.get('review');
        field.set({ ...field.get(), [stage.name]: name.value.trim() });
        changed();
      });
      return sign;
    });
    const { node } = fields.get('review');
    node.append(element('p', { class: 'field' }, [element('label', { for: 'my-name' }, [words.myName]), name]), element('p', { class: 'bar' }, stages));
  }
  const node = element('section', { class: 'form' }, [front, blocks, more]);
  let sorted = false;

  /** Shows the block of the kind, and once the rare keys that are filled in. */
  function follow() {
    const chosen = kind ? fields.get(kind.name).get() : null;
    for (const key of keys.filter(blockOf)) {
      const own = kind.choices.some((names) => names.includes(chosen) && names.includes(key.name));
      fields.get(key.name).node.hidden = !own && !filled(key);
    }
    if (sorted) return;
    sorted = true;
    const rest = keys.filter((key) => !blockOf(key) && key !== kind);
    const shown = rest.filter((key, at) => at < 2 || key.name === 'editor' || key.name === 'draft' || (at < 40 && filled(key) && key.input !== 'raw'));
    fill(front, [...shown.slice(0, 2).map((key) => placed.get(key.name)), choosing, ...shown.slice(2).map((key) => placed.get(key.name))]);
    for (const key of rest) if (!shown.includes(key)) more.append(placed.get(key.name));
  }

  return { node, follow };
}

/** The way from one file of the site to another. */
function relative(from, file) {
  const here = from.split('/').slice(0, -1);
  const there = file.split('/');
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared += 1;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] || '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
