// Letters, folded and paired as letters.rs does it.

var MOST_KEYS = 8;

function isPassedOver(code) {
  return code === 34 || code === 39 || code === 40 || code === 41 || code === 91 || code === 93 || code === 123 ||
    code === 125 || code === 0xb7 || (code >= 0x2018 && code <= 0x201f) || code === 0x2022 || code === 0x2027 ||
    (code >= 0x3008 && code <= 0x3011) || (code >= 0x3014 && code <= 0x301b) || code === 0x30fb || code === 0xad ||
    (code < 32 && code !== 10) || (code >= 127 && code < 160) || (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) || code === 0xfeff;
}

function isLetter(code) {
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  if (code >= 0xc0 && code <= 0x1fff) return code !== 0xd7 && code !== 0xf7;
  if (code >= 0x2c00 && code <= 0x2dff) return true;
  if ((code >= 0x2e80 && code <= 0x2fdf) || (code >= 0x3005 && code <= 0x3007)) return true;
  if ((code >= 0x3040 && code <= 0x318f) || (code >= 0x31a0 && code <= 0x31bf)) {
    return code !== 0x309b && code !== 0x309c && code !== 0x30a0 && code !== 0x30fb;
  }
  if ((code >= 0x3400 && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefe)) return true;
  return code >= 0x10000 && !(code >= 0x1f000 && code <= 0x1faff);
}

/** A text as it is compared, and where each of its units stands in the text. */
function fold(text) {
  var out = '', at = [], space = false;
  for (var i = 0; i < text.length; i++) {
    var code = text.charCodeAt(i);
    if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0;
    if (code === 10) {
      space = false;
    } else if (code === 0x3000 || /\s|\x85/.test(String.fromCharCode(code))) {
      space = true;
      continue;
    } else if (isPassedOver(code)) {
      continue;
    } else {
      if (space && code < 128 && isLetter(code) && /[0-9a-z]$/.test(out)) { out += ' '; at.push(i); }
      space = false;
    }
    var unit = String.fromCharCode(code), small = unit.toLowerCase();
    out += small.length === 1 ? small : unit;
    at.push(i);
  }
  return { text: out, at: at };
}

/** The letters of a line, each as a string of one or two units; false between lines. */
function letters(folded) {
  var out = [];
  for (var i = 0; i < folded.length; i++) {
    var code = folded.charCodeAt(i), unit = folded.charAt(i);
    if (code >= 0xd800 && code < 0xdc00 && i + 1 < folded.length) {
      code = (code - 0xd800) * 1024 + folded.charCodeAt(++i) - 0xdc00 + 0x10000;
      unit += folded.charAt(i);
    }
    if (isLetter(code)) out.push(unit);
  }
  return out;
}

function isPlain(letter) {
  return letter.charCodeAt(0) < 0x2e80;
}

/** The keys that every text with a phrase has, the most telling first; few of them even for a long phrase. */
function keys(phrase) {
  var all = letters(phrase), first = [], then = [];
  if (all.length === 1) return [all[0]];
  for (var i = 0; i + 1 < all.length; i++) {
    var pair = all[i] + all[i + 1], third = all[i + 2];
    if (third && isPlain(all[i]) && isPlain(all[i + 1]) && isPlain(third)) first.push(pair + third);
    else if (i % 2 === 0 || i + 2 === all.length) first.push(pair);
    else then.push(pair);
  }
  return spread(unique(first)).concat(unique(then)).slice(0, MOST_KEYS);
}

/** A few of many, from one end to the other. */
function spread(many) {
  var few = [], step = Math.max(1, many.length / MOST_KEYS);
  for (var i = 0; i < many.length; i += step) few.push(many[Math.floor(i)]);
  return few;
}

function unique(many) {
  return many.filter(function (one, index) { return many.indexOf(one) === index; });
}

function hash(text) {
  var sum = 0x811c9dc5;
  for (var i = 0; i < text.length; i++) {
    sum = (sum ^ text.charCodeAt(i)) >>> 0;
    sum = (sum * 0x193 + ((sum << 24) >>> 0)) % 0x100000000;
  }
  return (sum ^ (sum >>> 15)) >>> 0;
}
