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
