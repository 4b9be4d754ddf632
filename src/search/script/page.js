// What is typed, chosen and noted in the address.

var PAUSE = 250, composing = false, timer = 0;

function wanted() {
  var phrases = field.value.split(/\s+/).map(function (word) { return fold(word).text; });
  // Latin words beside each other belong together, as in the text.
  var whole = fold(field.value.trim()).text;
  if (/^[ -~]+$/.test(whole) && whole.indexOf(' ') > 0) phrases = [whole];
  phrases = unique(phrases.map(trimmed)).filter(function (phrase) { return letters(phrase).length > 0; });
  return { phrases: phrases.slice(0, 6), category: chosen('category'), year: chosen('year'), kind: chosen('kind') };
}

/** A phrase without marks at its ends. */
function trimmed(phrase) {
  var from = 0, end = phrase.length;
  while (from < end && !letters(phrase.charAt(from)).length && !/[\ud800-\udfff]/.test(phrase.charAt(from))) from++;
  while (end > from && !letters(phrase.charAt(end - 1)).length && !/[\ud800-\udfff%‰℃]/.test(phrase.charAt(end - 1))) end--;
  return phrase.slice(from, end);
}

function chosen(name) {
  return form.elements[name] ? form.elements[name].value : '';
}

function search() {
  var mine = ++turn, asked = wanted();
  clear(near);
  near.hidden = true;
  if (!asked.phrases.length) {
    clear(list);
    more.hidden = true;
    archive.hidden = false;
    return say('');
  }
  begin(function (fault) {
    if (mine !== turn) return;
    if (fault) return failed(fault);
    candidates(asked, function (fault, left) {
      if (mine !== turn) return;
      if (fault) return failed(fault);
      left.loose = [];
      clear(list);
      show(asked, left, mine);
    });
  });
}

function address() {
  var parts = ['q=' + encodeURIComponent(field.value.trim())];
  ['category', 'year', 'kind'].forEach(function (name) {
    if (chosen(name)) parts.push(name + '=' + encodeURIComponent(chosen(name)));
  });
  return field.value.trim() ? '#' + parts.join('&') : location.href.split('#')[0].split('?')[0];
}

/** Notes in the address what is asked for: a step of its own for what was sent off, none while typing. */
function note(step) {
  if (field.value.trim() && address() === location.hash) return;
  try {
    history[step](null, '', address());
  } catch (error) {
    location.replace('#' + address().split('#').slice(1).join('#'));
  }
}

function read() {
  var values = {}, text = location.hash.slice(1) || location.search.slice(1);
  text.replace(/\+/g, '%20').split('&').forEach(function (part) {
    var at = part.indexOf('=');
    try { values[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1)); } catch (error) { /* not ours */ }
  });
  field.value = values.q || '';
  ['category', 'year', 'kind'].forEach(function (name) {
    if (form.elements[name]) form.elements[name].value = values[name] || '';
    if (form.elements[name] && form.elements[name].selectedIndex < 0) form.elements[name].selectedIndex = 0;
  });
  search();
}

function later() {
  clearTimeout(timer);
  if (!composing) timer = setTimeout(function () { note('replaceState'); search(); }, PAUSE);
}

function now() {
  clearTimeout(timer);
  note('pushState');
  search();
}

/** Arrows go from the field through the results and back. */
function move(event) {
  var links = Array.prototype.slice.call(list.querySelectorAll('a')), at = links.indexOf(document.activeElement);
  var down = event.key === 'ArrowDown' || event.keyCode === 40, up = event.key === 'ArrowUp' || event.keyCode === 38;
  if (composing || event.isComposing || (!down && !up) || (at < 0 && document.activeElement !== field)) return;
  var to = down ? links[at + 1] : at > 0 ? links[at - 1] : field;
  if (to) { event.preventDefault(); to.focus(); }
}

field.addEventListener('compositionstart', function () { composing = true; clearTimeout(timer); });
field.addEventListener('compositionend', function () { composing = false; later(); });
field.addEventListener('input', function (event) { if (!event.isComposing) later(); });
form.addEventListener('submit', function (event) { event.preventDefault(); if (!composing) now(); });
form.addEventListener('change', function (event) { if (event.target !== field) now(); });
document.addEventListener('keydown', move);
window.addEventListener('popstate', read);
window.addEventListener('hashchange', function () { if (address() !== location.hash) read(); });
form.hidden = false;
read();
