// The editor's board: fills its lists from JSON and shows one page in four ways. Every string is put in
// as text, never as HTML.
(function () {
  'use strict';

  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { if (child !== null && child !== undefined) made.append(child); });
    return made;
  }

  function get(name) {
    return fetch('/_zb/' + name).then(function (answer) { return answer.json(); });
  }

  function title(one) {
    return one.page ? element('a', { href: '/' + one.page }, [one.title]) : one.title;
  }

  function section(heading, items, none) {
    return element('section', {}, [element('h2', {}, [heading]),
      items.length ? element('ul', {}, items) : element('p', {}, [none])]);
  }

  function articles(heading, list, none) {
    return section(heading + ' ' + list.length, list.map(function (one) {
      return element('li', {}, [title(one), element('small', {}, [[one.date, one.file].filter(Boolean).join('　')])]);
    }), none);
  }

  function finding(one) {
    var where = [one.file, one.line].filter(Boolean).join(':');
    var word = one.severity === 'error' ? '必须改' : '建议改';
    var message = one.page ? element('a', { href: '/' + one.page }, [one.message]) : one.message;
    return element('li', {}, [element('span', { class: one.severity }, [word + ' ']), message,
      element('small', {}, [[one.code, where].filter(Boolean).join('　')])]);
  }

  function stale(one) {
    var words = one.left < 0 ? '已超过 ' + one.days + ' 天没有更新' : '还有 ' + one.left + ' 天就超过更新期限（' + one.days + ' 天）';
    return element('li', {}, [title(one), element('small', {}, [words + (one.date ? '，最近一篇 ' + one.date : '，还没有文章')])]);
  }

  var changes = element('section', {}, [element('h2', {}, ['上次发布以来']), element('p', {}, ['正在比较……'])]);

  function fill(board) {
    var lists = document.getElementById('lists');
    document.getElementById('state').textContent =
      (board.broken ? '现在还不能发布：' : '') + '错误 ' + board.errors + ' 处，警告 ' + board.warnings + ' 处';
    lists.replaceChildren(
      section('检查', board.findings.map(finding), '没有要改的地方。'),
      articles('草稿', board.drafts || [], '没有草稿。'),
      articles('定时发布', board.scheduled || [], '没有等待发布的文章。'),
      articles('七天内过期', board.expiring || [], '没有。'),
      section('更新期限', (board.stale || []).map(stale), '各栏目更新及时。'),
      changes);
  }

  function fillChanges(found) {
    var items = [];
    [['added', '新增'], ['changed', '修改'], ['removed', '撤下']].forEach(function (sort) {
      var list = found[sort[0]];
      if (!list || !list.count) return;
      items.push(element('li', {}, [element('strong', {}, [sort[1] + ' ' + list.count + ' 篇'])]));
      list.list.forEach(function (one) {
        items.push(element('li', {}, [sort[0] === 'removed' ? one.title : title(one)]));
      });
    });
    var none = found.error || (found.published ? '没有变化。' : '还没有发布过。');
    var heading = '上次发布以来' + (found.published ? '（' + found.published + '）' : '');
    changes.replaceChildren.apply(changes, Array.from(section(heading, items, none).childNodes));
  }

  // One page as phones, desks, paper and elders see it.
  var views = [['手机', 390, null], ['电脑', 1200, null], ['打印', 794, asPrinted], ['长者模式', 1000, asElder]];

  function asPrinted(page) {
    Array.from(page.styleSheets).forEach(function (sheet) {
      if (sheet.media.mediaText === 'print') sheet.media.mediaText = 'all';
      Array.from(sheet.cssRules).forEach(function (rule) {
        if (!(rule instanceof page.defaultView.CSSMediaRule)) return;
        var media = rule.media.mediaText;
        if (media === 'print') rule.media.mediaText = 'all';
        else if (media === 'screen') rule.media.mediaText = 'not all';
      });
    });
  }

  function asElder(page) {
    page.documentElement.setAttribute('data-elder', '');
  }

  function show(path) {
    document.getElementById('views').replaceChildren.apply(document.getElementById('views'), views.map(function (view) {
      var frame = element('iframe', { src: path, width: view[1], title: view[0] });
      if (view[2]) frame.addEventListener('load', function () { view[2](frame.contentDocument); });
      return element('figure', {}, [element('figcaption', {}, [view[0]]), frame]);
    }));
  }

  document.getElementById('address').addEventListener('submit', function (event) {
    event.preventDefault();
    // Only addresses of this server: a scheme or another host would need more than a path.
    show('/' + new FormData(event.target).get('path').replace(/^[/\\]+/, ''));
  });

  function refresh() {
    get('board.json').then(fill);
    get('changes.json').then(fillChanges);
    document.querySelectorAll('iframe').forEach(function (frame) { frame.contentWindow.location.reload(); });
  }

  show('/');
  var first = true;
  var events = new EventSource('/_zb/events');
  ['hello', 'change'].forEach(function (name) {
    events.addEventListener(name, function () {
      if (first) { get('board.json').then(fill); get('changes.json').then(fillChanges); first = false; } else refresh();
    });
  });
  events.addEventListener('error', function () { document.getElementById('state').textContent = '预览已断开'; });
})();
