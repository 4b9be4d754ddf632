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
