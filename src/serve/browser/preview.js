// The preview's part in the browser: follows saves, shows faults over the last good page, and lists
// what should be mended on this page. Every string from outside is put in as text, never as HTML.
(function () {
  'use strict';
  var script = document.currentScript;
  var version = script.dataset.version;
  var words = script.dataset.lang === 'en' ? {
    fault: function (n) { return n === 1 ? 'One error' : n + ' errors'; },
    stands: 'The page behind stays as it was before. Mend the errors and save; this notice goes by itself.',
    more: function (n) { return 'and ' + n + ' more'; },
    look: 'Look at the page', lost: 'The preview is disconnected', panel: 'Checklist', close: 'Close',
    must: 'Must be mended', should: 'Should be mended', fine: 'Nothing to mend on this page.',
    board: 'Board', help: 'Help: ', line: 'line ', site: function (e, w) { return 'Whole site: ' + e + ' errors, ' + w + ' warnings'; },
    states: { draft: 'Draft', scheduled: 'Scheduled', expired: 'Expired', withdrawn: 'Withdrawn', published: '' },
    saved: 'Shows what is saved on the disk; unsaved text in an editor is not seen.'
  } : {
    fault: function (n) { return '有 ' + n + ' 处错误'; },
    stands: '下面的页面停在改动之前的样子。改好并保存后，本提示自动消失。',
    more: function (n) { return '另有 ' + n + ' 处'; },
    look: '先看页面', lost: '预览已断开', panel: '检查', close: '关闭',
    must: '必须改', should: '建议改', fine: '本页没有要改的地方。',
    board: '编辑台', help: '帮助：', line: '第 ', site: function (e, w) { return '全站：错误 ' + e + ' 处，警告 ' + w + ' 处'; },
    states: { draft: '草稿', scheduled: '定时', expired: '已过期', withdrawn: '已撤稿', published: '' },
    saved: '预览的是磁盘上已保存的内容，请先保存再看。'
  };

  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) {
      if (child !== null && child !== undefined) made.append(child); // strings become text
    });
    return made;
  }

  // Pages shown inside the board are kept up to date by the board.
  if (window.self !== window.top) return;

  var host = element('div', { id: 'zb-preview' });
  var root = host.attachShadow({ mode: 'open' });
  root.append(element('link', { rel: 'stylesheet', href: '/_zb/preview.css' }));
  document.body.append(host);

  // Faults over the last good page.
  var overlay = null;

  function place(fault) {
    if (!fault.file) return null;
    var at = fault.line ? ':' + fault.line + (fault.column ? ':' + fault.column : '') : '';
    return element('p', { class: 'place' }, [fault.file + at]);
  }

  function excerpt(fault) {
    if (!fault.source) return null;
    var caret = element('span', { class: 'caret', 'aria-hidden': 'true' }, ['^']);
    var mark = element('mark', {}, [fault.source[1], caret]);
    var line = element('code', {}, [
      element('span', { class: 'number', 'aria-hidden': 'true' }, [String(fault.line)]),
      fault.source[0], mark, fault.source[2]
    ]);
    return element('pre', { tabindex: '0' }, [line]);
  }

  function describe(fault) {
    return element('li', {}, [
      element('h2', {}, [fault.message + ' ', element('span', { class: 'code' }, [fault.code])]),
      place(fault), excerpt(fault),
      fault.label ? element('p', {}, [fault.label]) : null,
      fault.help ? element('p', { class: 'help' }, [words.help + fault.help]) : null
    ]);
  }

  function showFaults(faults) {
    hideFaults();
    var look = element('button', { type: 'button' }, [words.look]);
    var list = faults.list.map(describe);
    if (faults.count > list.length) list.push(element('li', {}, [words.more(faults.count - list.length)]));
    overlay = element('dialog', { 'aria-labelledby': 'title', class: 'overlay' }, [
      element('h1', { id: 'title' }, [words.fault(faults.count)]),
      element('p', {}, [words.stands]),
      element('ol', {}, list),
      look
    ]);
    look.addEventListener('click', hideFaults);
    root.append(overlay);
    overlay.showModal();
  }

  function hideFaults() {
    if (overlay) { overlay.close(); overlay.remove(); overlay = null; }
  }

  // What happens after a save.
  var KEPT = 'zb-preview-scroll';

  function reload(address) {
    if (!address) {
      sessionStorage.setItem(KEPT, JSON.stringify([location.pathname, scrollX, scrollY]));
      location.reload();
    } else {
      location.assign(address);
    }
  }

  function restoreScroll() {
    var kept = JSON.parse(sessionStorage.getItem(KEPT) || 'null');
    sessionStorage.removeItem(KEPT);
    if (kept && kept[0] === location.pathname) scrollTo(kept[1], kept[2]);
  }

  function swapStyles(styles) {
    var found = false;
    styles.forEach(function (pair) {
      document.querySelectorAll('link[rel="stylesheet"]').forEach(function (link) {
        var address = new URL(link.href);
        if (!address.pathname.endsWith('/' + pair[0])) return;
        found = true;
        address.pathname = address.pathname.slice(0, -pair[0].length) + pair[1];
        var next = link.cloneNode();
        next.href = address.href;
        next.addEventListener('load', function () { link.remove(); });
        link.after(next);
      });
    });
    return found;
  }

  function changed(state) {
    if (state.faults) {
      showFaults(state.faults);
    } else if (state.version !== version) {
      hideFaults();
      var elsewhere = state.follow && state.follow !== decodeURI(location.pathname) && state.follow !== location.pathname;
      if (state.styles && swapStyles(state.styles)) version = state.version;
      else reload(elsewhere ? state.follow : null);
    } else {
      hideFaults();
    }
  }

  // The stream of events. Hidden tabs hang up: browsers open six connections to a host, no more.
  var stream = null;
  var bar = element('p', { class: 'lost', role: 'status' });
  var patience = 0;
  root.append(bar);

  function connect() {
    if (stream || document.hidden) return;
    stream = new EventSource('/_zb/events');
    stream.addEventListener('hello', function (event) {
      clearTimeout(patience);
      patience = 0;
      bar.textContent = '';
      changed(JSON.parse(event.data));
    });
    stream.addEventListener('change', function (event) { changed(JSON.parse(event.data)); });
    stream.addEventListener('error', function () {
      if (!patience) patience = setTimeout(function () { bar.textContent = words.lost; }, 1000);
      if (stream.readyState === EventSource.CLOSED) {
        stream = null;
        setTimeout(connect, 1000);
      }
    });
  }

  document.addEventListener('visibilitychange', function () {
    if (document.hidden && stream) { stream.close(); stream = null; }
    connect();
  });
  window.addEventListener('pagehide', function () { if (stream) { stream.close(); stream = null; } });
  window.addEventListener('pageshow', connect);

  // The checklist of this page.
  var button = element('button', { type: 'button', class: 'tab', 'aria-expanded': 'false' }, [words.panel]);
  var panel = element('section', { class: 'panel', 'aria-label': words.panel, hidden: '' });
  root.append(button, panel);

  function paragraph(fault) {
    var runs = fault.source ? fault.source.join('').match(/[\p{L}\p{N}，。、；：？！“”]+/gu) : null;
    if (!runs) return null;
    var longest = runs.reduce(function (a, b) { return b.length > a.length ? b : a; });
    var blocks = (document.querySelector('main') || document.body).querySelectorAll('p,li,td,th,h1,h2,h3,h4,h5,h6,figcaption');
    return Array.prototype.find.call(blocks, function (block) { return block.textContent.includes(longest); });
  }

  function jump(fault) {
    var target = paragraph(fault);
    if (!target) return;
    target.scrollIntoView({ block: 'center' });
    var before = target.style.outline;
    target.style.outline = '3px solid #b0120a';
    setTimeout(function () { target.style.outline = before; }, 2500);
  }

  function entry(fault) {
    var where = fault.line ? words.line + fault.line + (words.board === 'Board' ? '' : ' 行') : null;
    var go = element('button', { type: 'button' }, [fault.message]);
    go.addEventListener('click', function () { jump(fault); });
    return element('li', {}, [go, element('small', {}, [[fault.code, where].filter(Boolean).join(' ')]),
      fault.help ? element('p', {}, [fault.help]) : null]);
  }

  function group(title, findings) {
    return findings.length ? element('div', {}, [element('h2', {}, [title + ' ' + findings.length]), element('ul', {}, findings.map(entry))]) : null;
  }

  function fill(list) {
    var must = list.findings.filter(function (one) { return one.severity === 'error'; });
    var should = list.findings.filter(function (one) { return one.severity !== 'error'; });
    var state = words.states[list.state] || '';
    button.textContent = [state, words.panel + (list.findings.length ? ' ' + list.findings.length : '')].filter(Boolean).join(' · ');
    panel.replaceChildren.apply(panel, [
      element('p', { class: 'place' }, [list.file || '']),
      group(words.must, must), group(words.should, should),
      list.findings.length ? null : element('p', {}, [words.fine]),
      element('p', {}, [words.site(list.errors, list.warnings)]),
      element('p', {}, [element('a', { href: '/_zb/' }, [words.board])]),
      element('p', { class: 'hint' }, [words.saved])
    ].filter(Boolean));
  }

  button.addEventListener('click', function () {
    panel.hidden = !panel.hidden;
    button.setAttribute('aria-expanded', String(!panel.hidden));
  });
  fetch('/_zb/page.json?path=' + encodeURIComponent(decodeURI(location.pathname)))
    .then(function (answer) { return answer.json(); }).then(fill, function () {});

  if (document.readyState === 'complete') restoreScroll(); else window.addEventListener('load', restoreScroll);
  connect();
})();
