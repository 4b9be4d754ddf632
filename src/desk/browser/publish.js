// Publishing: what it would change in sentences, findings first; doing it; going back.

import { element, fill } from '/_zb/element.js';
import { call, to } from '/_zb/desk/call.js';
import { complain, tell } from '/_zb/desk/desk.js';
import { words } from '/_zb/desk/words.js';

/** Opens it. */
export async function open(main, overview) {
  const plan = element('section', { class: 'card' });
  const back = element('section', { class: 'card' });
  const idOf = new Map((overview.texts || []).map(({ file, id }) => [file, id]));
  let closed = false;
  fill(main, [element('h1', {}, [words.publish]), plan, back]);
  look();
  goingBack();
  return () => { closed = true; };

  async function look() {
    fill(plan, [element('p', { class: 'wait', role: 'status' }, [words.planning])]);
    try {
      const told = await call('plan');
      if (closed) return;
      const can = told.texts !== null && !told.stopped;
      const now = element('button', { type: 'button', class: 'great' }, [words.now]);
      now.addEventListener('click', () => publish(false));
      fill(plan, [
        ...findings(told),
        ...(can ? [...sentences(told), element('p', {}, [words.planFiles(told.files)]), element('p', {}, [now])] : [element('p', { class: 'warn' }, [words.cannot])])
      ]);
    } catch (error) {
      fill(plan, []);
      complain(error);
    }
  }

  async function publish(meant) {
    fill(plan, [element('p', { class: 'wait', role: 'status' }, [words.publishing])]);
    try {
      const told = await call('publish', { meant });
      if (closed) return;
      if (told.texts === null) {
        const sure = element('button', { type: 'button' }, [words.meant]);
        sure.addEventListener('click', () => publish(true));
        fill(plan, [...findings(told), element('p', { class: 'warn' }, [told.asks ? words.losses : words.cannot]), told.asks ? element('p', {}, [sure]) : null]);
        return;
      }
      const again = element('button', { type: 'button' }, [words.again]);
      again.addEventListener('click', look);
      fill(plan, [
        element('h2', { tabindex: '-1', id: 'done' }, [words.done(told.folder)]),
        element('p', {}, [words.doneWritten(told.files)]),
        element('p', {}, [told.url]),
        ...sentences(told), ...findings(told), element('p', {}, [again])
      ]);
      document.getElementById('done').focus();
      goingBack();
    } catch (error) {
      fill(plan, []);
      complain(error);
    }
  }

  function findings({ findings: list, errors, warnings }) {
    if (list.length === 0) return [];
    const file = (one) => (idOf.has(one.file) ? element('a', { href: to('write', idOf.get(one.file)) }, [one.file]) : one.file);
    return [
      element('h2', {}, [words.findings]), element('p', {}, [words.errorsWarnings(errors, warnings)]),
      element('ul', { class: 'findings' }, list.map((one) => element('li', { class: one.severity }, [
        element('b', {}, [`${words[one.severity]}：`]), one.message, ' ', file(one), one.help ? element('small', {}, [words.help + one.help]) : null
      ])))
    ];
  }

  function sentences({ texts, held }) {
    const of = (list, say) => list.map((one) => element('li', {}, [say(one.title || one.page, one.from)]));
    const all = [...of(texts.added, words.planAdded), ...of(texts.changed, words.planChanged), ...of(texts.moved, words.planMoved), ...of(texts.withdrawn, words.planWithdrawn)];
    const waits = (held || []).map((one) => element('li', {}, [words.held[one.why](one.title, one.date)]));
    return [
      all.length ? element('ul', { class: 'sentences' }, all) : element('p', {}, [words.nothingChanged]),
      ...(waits.length ? [element('h2', {}, [words.heldTitle]), element('ul', {}, waits)] : [])
    ];
  }

  async function goingBack() {
    try {
      const kept = await call('kept');
      if (closed) return;
      const rows = kept.map((one) => {
        const go = element('button', { type: 'button', 'aria-label': `${words.backDo}：${one.time}` }, [words.backDo]);
        go.addEventListener('click', () => goBack(one, false));
        return element('li', {}, [words.backTo(one.time, one.count), ' ', element('small', {}, [words.counts(one.texts)]), ' ', go]);
      });
      fill(back, [
        element('h2', {}, [words.back]), element('p', {}, [words.backHelp]),
        rows.length ? element('ul', {}, rows) : element('p', { class: 'none' }, [words.noBack])
      ]);
    } catch (error) {
      complain(error);
    }
  }

  async function goBack(one, meant) {
    if (!meant && !window.confirm(words.backSure(one.time))) return;
    try {
      const told = await call('go-back', { steps: one.steps, meant });
      if (told.asks) {
        if (window.confirm(words.backAsks(told.asks))) await goBack(one, true);
        return;
      }
      tell(words.backDone(told.time));
      goingBack();
      look();
    } catch (error) {
      complain(error);
    }
  }
}
