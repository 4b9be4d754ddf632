(function () {
'use strict';
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
// The files of the index, which stand beside the script, and what is in them; shard.rs tells their form.

var VERSION = 1, PATIENCE = 20000, start = null;
var here = (document.currentScript || { src: 'search.js' }).src.replace(/search\.js([?#].*)?$/, '');

var files = {}, arrived = {};
window.zb = window.zbt = window.zbs = window.zbr = function (name, value) { arrived[name] = value; };

/** Loads a file of the index; `then(fault, value)`. A file that failed is asked for again by the next search. */
function load(path, name, then) {
  var file = files[path];
  if (file && file.value !== undefined) return then(null, file.value);
  if (file) return file.waiting.push(then);
  file = files[path] = { waiting: [then] };
  var element = document.createElement('script'), patience = setTimeout(function () { done('slow'); }, PATIENCE);
  function done(fault) {
    if (!file.waiting) return;
    clearTimeout(patience);
    element.onload = element.onerror = null;
    if (element.parentNode) element.parentNode.removeChild(element);
    if (!fault && arrived[name] === undefined) fault = 'damaged';
    var waiting = file.waiting;
    file.waiting = null;
    if (fault) delete files[path]; else file.value = arrived[name];
    delete arrived[name];
    waiting.forEach(function (then) { then(fault, file.value); });
  }
  element.onload = function () { done(null); };
  element.onerror = function () { done('missing'); };
  element.src = here + path;
  document.head.appendChild(element);
}

/** Does something for each, all at once; `then(fault, values)` when the last is done. */
function each(items, work, then) {
  var values = [], left = items.length, failed = false;
  if (!left) return then(null, values);
  items.forEach(function (item, index) {
    work(item, function (fault, value) {
      if (failed) return;
      if (fault) { failed = true; return then(fault); }
      values[index] = value;
      if (--left === 0) then(null, values);
    });
  });
}

function begin(then) {
  if (start) return then(null);
  load('start.js', 'start', function (fault, value) {
    if (!fault && (!value || value.version !== VERSION)) fault = 'version';
    if (!fault) start = value;
    then(fault);
  });
}

function loadShard(volume, key, then) {
  var shards = start.volumes[volume][2], name = volume + '/' + (hash(key) & (shards - 1)).toString(16);
  load(name + '.js', name, function (fault, text) {
    if (fault) return then(fault);
    var file = files[name + '.js'];
    if (!file.bytes) {
      var bytes = opened(text, shards);
      if (bytes.fault) { delete files[name + '.js']; return then(bytes.fault); }
      file.bytes = bytes.bytes;
    }
    then(null, file.bytes);
  });
}

/** The bytes of a shard as a string, if they are whole and of this index. */
function opened(text, shards) {
  var bytes, sum = 0x811c9dc5;
  try { bytes = window.atob(text); } catch (error) { return { fault: 'damaged' }; }
  for (var i = 4; i < bytes.length; i++) {
    sum = (sum ^ bytes.charCodeAt(i)) >>> 0;
    sum = (sum * 0x193 + ((sum << 24) >>> 0)) % 0x100000000;
  }
  for (var place = 0; place < 4; place++) {
    if (bytes.charCodeAt(place) !== ((sum >>> (8 * place)) & 255)) return { fault: 'damaged' };
  }
  if (bytes.charCodeAt(4) !== VERSION || Math.pow(2, bytes.charCodeAt(5)) !== shards) return { fault: 'version' };
  return { bytes: bytes };
}

/** Reads from a place on; `place` moves. */
function Reader(bytes, place, end) {
  this.bytes = bytes; this.place = place; this.end = end;
}
Reader.prototype.number = function () {
  var number = 0, power = 1, byte;
  do {
    byte = this.bytes.charCodeAt(this.place++);
    number += (byte & 127) * power;
    power *= 128;
  } while (byte & 128);
  return number;
};
Reader.prototype.numbers = function (first, end) {
  var out = [], next = first;
  while (this.place < end) { next += this.number(); out.push(next++); }
  return out;
};

function entry(bytes, key) {
  var wanted = unescape(encodeURIComponent(key)), reader = new Reader(bytes, 6, bytes.length);
  while (reader.place < reader.end) {
    var length = reader.number(), at = reader.place;
    reader.place += length;
    var size = reader.number(), value = reader.place;
    if (length === wanted.length && bytes.substr(at, length) === wanted) return new Reader(bytes, value, value + size);
    reader.place = value + size;
  }
  return null;
}

/** The documents that have a key, in titles and anywhere; `then(fault, {titles, all})`, rising numbers. */
function documents(volume, key, then) {
  loadShard(volume, key, function (fault, bytes) {
    if (fault) return then(fault);
    var reader = entry(bytes, key), first = start.volumes[volume][0];
    if (!reader) return then(null, { titles: [], all: [] });
    var length = reader.number(), titles = reader.numbers(first, reader.place + length), all = [];
    if (bytes.charCodeAt(reader.place++) === 0) {
      all = reader.numbers(first, reader.end);
    } else {
      for (var bit = 0; reader.place < reader.end; reader.place++, bit += 8) {
        for (var one = 0, byte = bytes.charCodeAt(reader.place); one < 8; one++) {
          if (byte & (1 << one)) all.push(first + bit + one);
        }
      }
    }
    then(null, { titles: titles, all: all });
  });
}

function both(some, others) {
  var out = [], j = 0;
  for (var i = 0; i < some.length; i++) {
    while (j < others.length && others[j] < some[i]) j++;
    if (others[j] === some[i]) out.push(some[i]);
  }
  return out;
}

/** The document of a number: address, title, date, category, kind, lines; nothing if it left the index. */
function loadDocument(number, then) {
  var volume = 0;
  while (volume + 1 < start.volumes.length && start.volumes[volume + 1][0] <= number) volume++;
  var block = Math.floor((number - start.volumes[volume][0]) / start.block);
  var name = volume + '/t' + block.toString(16);
  load(name + '.js', name, function (fault, rows) {
    if (fault) return then(fault);
    if (!(rows instanceof Array)) return then('damaged');
    var row = rows.filter(function (row) { return row[0] === number; })[0];
    then(null, row && { number: row[0], url: row[1], title: row[2], date: row[3], category: row[4], kind: row[5], lines: row[6] });
  });
}
// The documents that have what is asked for.

var PAGE = 10, MANY = 30, MOST_WEEDED = 200;

/** Where documents of a year begin and end. */
function span(year) {
  var from = 0, end = Infinity;
  start.years.forEach(function (one, index) {
    if (String(one[0]) === year) {
      from = one[1];
      if (index + 1 < start.years.length) end = start.years[index + 1][1];
    }
  });
  return [from, end];
}

/** The documents that may have all of it, in titles and anywhere, the newest first. */
function candidates(search, then) {
  var keyed = search.phrases.map(keys), sets = [search.category, search.kind].filter(Boolean);
  var volumes = start.volumes.map(function (one, index) { return index; });
  function narrowed(parts, few, then) {
    each(volumes, function (volume, then) {
      each(few.concat(sets), function (key, then) { documents(volume, key, then); }, function (fault, found) {
        if (fault) return then(fault);
        var part = parts[volume] || {}, titles = part.titles, all = part.all;
        found.forEach(function (one, index) {
          all = all ? both(all, one.all) : one.all;
          if (index < few.length) titles = titles ? both(titles, one.titles) : one.titles;
        });
        then(null, { titles: titles, all: all });
      });
    }, then);
  }
  var first = [], rest = [];
  keyed.forEach(function (all) {
    var half = all.length > 3 ? Math.ceil(all.length / 2) : all.length;
    first = first.concat(all.slice(0, half));
    rest = rest.concat(all.slice(half));
  });
  narrowed([], unique(first), function (fault, parts) {
    if (fault) return then(fault);
    var count = parts.reduce(function (sum, part) { return sum + part.all.length; }, 0);
    if (!rest.length || count <= MANY) return then(null, ordered(search, parts));
    narrowed(parts, unique(rest), function (fault, parts) { then(fault, parts && ordered(search, parts)); });
  });
}

function ordered(search, parts) {
  var titles = [], others = [], limits = span(search.year);
  parts.forEach(function (part) {
    part.all = part.all.filter(function (number) { return number >= limits[0] && number < limits[1]; });
    var titled = both(part.titles, part.all);
    titles = titles.concat(titled);
    others = others.concat(part.all.filter(function (number) { return titled.indexOf(number) < 0; }));
  });
  return { titles: titles.reverse(), others: others.reverse() };
}

function has(text, phrases) {
  return phrases.every(function (phrase) { return text.indexOf(phrase) >= 0; });
}

function bare(text) {
  return text.split('\n').map(function (line) { return letters(line).join(''); }).join('\n');
}

/** Takes the next results out of the candidates, weeding out those that have all pairs and not the phrase. */
function take(search, left, then) {
  var taken = [], weeded = 0;
  (function next() {
    var from = left.titles.length ? left.titles : left.others;
    if (!from.length || taken.length >= PAGE || weeded >= MOST_WEEDED) return then(null, taken);
    var titled = from === left.titles, few = from.splice(0, PAGE - taken.length);
    each(few, loadDocument, function (fault, found) {
      if (fault) return then(fault);
      found.filter(Boolean).forEach(function (one) {
        var title = fold(one.title).text, text = title + '\n' + fold(one.lines).text;
        if (titled && has(title, search.phrases)) return taken.push(one);
        if (has(text, search.phrases)) return titled ? left.others.push(one.number) : taken.push(one);
        weeded++;
        if (left.loose.length < PAGE && has(bare(text), search.phrases.map(bare))) left.loose.push(one);
      });
      if (titled) left.others.sort(function (a, b) { return b - a; });
      next();
    });
  })();
}
// What the page shows.

var root = here.replace(/search\/$/, '');
var form = document.getElementById('zb-search'), told = document.getElementById('zb-told');
var list = document.getElementById('zb-found'), more = document.getElementById('zb-more');
var near = document.getElementById('zb-near'), archive = document.getElementById('zb-archive');
if (!form || !told || !list || !more || !near || !archive) return;
var field = form.elements.q, turn = 0;

function element(name, className, text) {
  var made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.appendChild(document.createTextNode(text));
  return made;
}

/** A text in which the found words are marked. */
function marked(into, text, phrases) {
  var folded = fold(text), spans = [], end = 0;
  phrases.forEach(function (phrase) {
    for (var at = folded.text.indexOf(phrase); at >= 0; at = folded.text.indexOf(phrase, at + phrase.length)) {
      spans.push([folded.at[at], folded.at[at + phrase.length - 1] + 1]);
    }
  });
  spans.sort(function (a, b) { return a[0] - b[0]; }).forEach(function (span) {
    if (span[0] < end) return;
    into.appendChild(document.createTextNode(text.slice(end, span[0])));
    into.appendChild(element('mark', '', text.slice(span[0], span[1])));
    end = span[1];
  });
  into.appendChild(document.createTextNode(text.slice(end)));
  return into;
}

/** The line around the first found word, short. */
function excerpt(lines, phrases) {
  var all = lines.split('\n'), line = all[0], place = 0;
  all.some(function (one) {
    var folded = fold(one);
    return phrases.some(function (phrase) {
      var at = folded.text.indexOf(phrase);
      if (at >= 0) { line = one; place = folded.at[at]; }
      return at >= 0;
    });
  });
  var from = place > 40 ? place - 30 : 0, end = Math.min(line.length, from + 110);
  if (from && /[\udc00-\udfff]/.test(line.charAt(from))) from++;
  if (/[\ud800-\udbff]/.test(line.charAt(end - 1))) end--;
  return (from ? '……' : '') + line.slice(from, end) + (end < line.length ? '……' : '');
}

function item(one, phrases) {
  var made = element('li'), link = element('a'), facts = element('p', 'zb-facts');
  link.href = root + one.url;
  made.appendChild(marked(link, one.title, phrases));
  [one.category, one.kind !== '新闻' && one.kind].filter(Boolean).forEach(function (word) {
    facts.appendChild(element('span', '', word));
  });
  if (one.date) {
    var time = element('time', '', one.date);
    time.setAttribute('datetime', one.date);
    facts.appendChild(time);
  }
  if (facts.firstChild) made.appendChild(facts);
  var text = excerpt(one.lines, phrases);
  if (text) made.appendChild(marked(element('p', 'zb-text'), text, phrases));
  return made;
}

function clear(node) {
  while (node.firstChild) node.removeChild(node.firstChild);
}

function say(words) {
  told.textContent = words;
}

var FAULTS = {
  version: '搜索的索引和这个页面不是同一次发布的（可能正在更新）。请刷新页面再试；',
  damaged: '搜索的索引不完整。请稍后刷新页面再试；',
  missing: '搜索的索引读不出来，可能没有网络，或者网站没有传完整。请稍后再试；',
  slow: '网络太慢，索引没有读完。请稍后再试；'
};

function failed(fault) {
  clear(list); clear(near);
  more.hidden = near.hidden = true;
  archive.hidden = false;
  say((FAULTS[fault] || FAULTS.damaged) + '也可以在下面按年份查找。');
}

function counted(search, left, shown) {
  var rest = left.titles.length + left.others.length;
  var letter = search.phrases.some(function (phrase) { return letters(phrase).length === 1; });
  return '找到' + (rest ? '约' : '') + (shown + rest) + '篇' + (rest ? '，先列出' + shown + '篇' : '') +
    (letter && start.volumes.length > 1 ? '（一个字只找标题和最近一年的正文）' : '') + '。';
}

function show(search, left, mine) {
  var shown = list.childNodes.length;
  take(search, left, function (fault, taken) {
    if (mine !== turn) return;
    if (fault) return failed(fault);
    taken.forEach(function (one) { list.appendChild(item(one, search.phrases)); });
    var all = shown + taken.length, rest = left.titles.length + left.others.length;
    more.hidden = !rest;
    more.onclick = function () { show(search, left, mine); };
    if (all) {
      archive.hidden = true;
      say(counted(search, left, all));
      if (shown && taken.length) list.childNodes[shown].firstChild.focus();
    } else if (rest) {
      say('最近的' + MOST_WEEDED + '篇里没有，可以接着往前找。');
    } else {
      nothing(search, left, mine);
    }
  });
}
// What is offered where nothing was found.

/** Nothing has the phrase: what differs in marks only, titles that are near, words that sound the same. */
function nothing(search, left, mine) {
  archive.hidden = false;
  var words = '没有找到“' + field.value.trim() + '”。';
  if (left.loose.length) {
    left.loose.forEach(function (one) { list.appendChild(item(one, search.phrases)); });
    return say(words + '下面' + left.loose.length + '篇里有同样的字，只是中间有标点。');
  }
  say(words + '可以换个说法，或者在下面按年份查找。');
  if (search.category || search.year || search.kind) return say(words + '可以去掉栏目、年份或类型的限制再找。');
  similar(search, function (titles) {
    sounding(search, function (hints) {
      if (mine !== turn || (!titles.length && !hints.length)) return;
      clear(near);
      if (hints.length) near.appendChild(hintLine(hints));
      if (titles.length) {
        near.appendChild(element('h2', '', '相近的标题'));
        var ul = element('ul');
        titles.forEach(function (one) { ul.appendChild(item(one, search.phrases)); });
        near.appendChild(ul);
      }
      near.hidden = false;
      say(words + (hints.length ? '您要找的也许是“' + hints[0] + '”。' : '下面有相近的标题。'));
    });
  });
}

function hintLine(hints) {
  var line = element('p', '', '您要找的也许是：');
  hints.forEach(function (hint) {
    var link = element('a', '', hint);
    link.href = '#q=' + encodeURIComponent(hint);
    line.appendChild(link);
    line.appendChild(document.createTextNode(' '));
  });
  return line;
}

function pairs(phrase) {
  var all = letters(phrase), out = [];
  for (var i = 0; i + 1 < all.length; i++) out.push(all[i] + all[i + 1]);
  return out;
}

/** Titles that share the most pairs with what was typed. A fault only means that there are none. */
function similar(search, then) {
  var wanted = unique([].concat.apply([], search.phrases.map(pairs))).slice(0, MOST_KEYS), jobs = [];
  start.volumes.forEach(function (one, volume) { wanted.forEach(function (key) { jobs.push([volume, key]); }); });
  each(jobs, function (job, then) { documents(job[0], job[1], then); }, function (fault, found) {
    if (fault) return then([]);
    var scores = {};
    found.forEach(function (one) { one.titles.forEach(function (number) { scores[number] = (scores[number] || 0) + 1; }); });
    var best = Object.keys(scores).map(Number).sort(function (a, b) { return scores[b] - scores[a] || b - a; });
    best = best.filter(function (number) { return scores[number] >= Math.min(2, wanted.length / 2); });
    each(best.slice(0, 5), loadDocument, function (fault, titles) { then(fault ? [] : titles.filter(Boolean)); });
  });
}

/** Words of titles that sound like what was typed. */
function sounding(search, then) {
  var phrase = search.phrases[0];
  if (search.phrases.length !== 1 || !/^[\u4e00-\u9fff]{2,8}$/.test(phrase)) return then([]);
  load('readings.js', 'readings', function (fault, readings) {
    if (fault) return then([]);
    var sounds = phrase.split('').map(function (letter) {
      var found = readings.split(' ').filter(function (one) { return one.indexOf(letter) >= 0; })[0];
      return found && found.replace(/[\u4e00-\u9fff]+$/, '');
    });
    if (!sounds.every(Boolean)) return then([]);
    var steps = sounds.slice(1).map(function (sound, index) { return '~' + sounds[index] + ' ' + sound; });
    each(steps, spelled, function (fault, choices) {
      if (fault) return then([]);
      confirmed(chained(choices).filter(function (word) { return word !== phrase; }).slice(0, 6), then);
    });
  });
}

/** The pairs of titles that sound like a key, from all volumes. */
function spelled(key, then) {
  each(start.volumes, function (one, then) {
    loadShard(start.volumes.indexOf(one), key, function (fault, bytes) {
      if (fault) return then(fault);
      var reader = entry(bytes, key);
      if (!reader) return then(null, []);
      var text = decodeURIComponent(escape(bytes.slice(reader.place, reader.end)));
      then(null, text.match(/[^]{2}/g) || []);
    });
  }, function (fault, found) { then(fault, fault ? [] : unique([].concat.apply([], found))); });
}

/** Words made of pairs that follow on each other. */
function chained(choices) {
  return choices.reduce(function (words, pairs) {
    if (!words) return pairs;
    var longer = [];
    words.forEach(function (word) {
      pairs.forEach(function (pair) {
        if (longer.length < 50 && word.charAt(word.length - 1) === pair.charAt(0)) longer.push(word + pair.charAt(1));
      });
    });
    return longer;
  }, null) || [];
}

/** Those words that one title has whole. */
function confirmed(words, then) {
  each(words, function (word, then) {
    candidates({ phrases: [word], category: '', year: '', kind: '' }, function (fault, left) {
      then(null, !fault && left.titles.length ? word : '');
    });
  }, function (fault, found) { then((found || []).filter(Boolean).slice(0, 3)); });
}
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
})();
