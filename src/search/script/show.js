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
