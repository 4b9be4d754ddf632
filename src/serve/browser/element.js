// Elements made of strings that become text, never HTML; and what a tab remembers.

/** An element; children that are null are left out. */
export function element(name, attributes, children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...(children ?? []).filter((child) => child !== null && child !== undefined));
  return made;
}

/** Puts others in the place of an element's children. */
export function fill(parent, children) {
  parent.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
}

/** What a finding says below its title: where it is, the line with a caret, what to write instead. */
export function explanation(finding, words) {
  const { file, line, column, source, label, help } = finding;
  const place = [file, line, line && column].filter(Boolean).join(':');
  return [
    place ? element('p', { class: 'place' }, [place]) : null,
    source ? element('pre', {}, [element('code', {}, [
      element('span', { class: 'number', 'aria-hidden': 'true' }, [String(line)]),
      source[0],
      element('mark', {}, [source[1], element('span', { class: 'caret', 'aria-hidden': 'true' }, ['^'])]),
      source[2]
    ])]) : null,
    label ? element('p', { class: 'label' }, [label]) : null,
    help ? element('p', { class: 'help' }, [words.help + help]) : null
  ];
}

/** The path of an address as the address bar has it. */
export const pathOf = (address) => new URL(address, location.href).pathname;

/** Neighbours in a list that are of the same sort, as pairs of the sort and its members. */
export function groups(list, sort) {
  const found = [];
  for (const one of list) {
    const name = sort(one);
    if (found.length === 0 || found.at(-1)[0] !== name) found.push([name, []]);
    found.at(-1)[1].push(one);
  }
  return found;
}

const PREFIX = 'zb-preview-';

/** What this tab keeps under a name until it is closed; browsers may forbid to keep anything. */
export const kept = {
  get(name) {
    try { return sessionStorage.getItem(PREFIX + name); } catch { return null; }
  },
  set(name, value) {
    try {
      if (value === null) sessionStorage.removeItem(PREFIX + name);
      else sessionStorage.setItem(PREFIX + name, value);
    } catch { /* then it is not kept */ }
  }
};
