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
