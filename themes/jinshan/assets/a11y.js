/* 无障碍工具:纯 ES5,无依赖;没有脚本时页面照常可读,按钮不出现。 */
(function (w, d) {
  var r = d.documentElement, KEY = 'zb-a11y', s = {}, ruler, queue = [], talk = w.speechSynthesis,
    main = d.getElementById('zb-main'), text = d.getElementById('zb-text');
  var NAMES = ['标准', '大', '较大', '很大', '特大'];
  try { s = JSON.parse(w.localStorage.getItem(KEY)) || {}; } catch (e) { s = {}; }
  function all(sel) { return [].slice.call(d.querySelectorAll(sel)); }
  function press(act, on) { all('[data-act=' + act + ']').forEach(function (b) { b.setAttribute('aria-pressed', on ? 'true' : 'false'); }); }
  /* 到头的按钮仍可聚焦，读屏软件读出“不可用”。 */
  function limit(act, on) { all('[data-act=' + act + ']').forEach(function (b) { b.setAttribute('aria-disabled', on ? 'true' : 'false'); }); }
  function flag(name, on) { if (on) { r.setAttribute(name, on === true ? '' : on); } else { r.removeAttribute(name); } }
  function apply() {
    flag('data-fs', s.fs); flag('data-hc', s.hc); flag('data-elder', s.elder);
    press('hc', s.hc); press('elder', s.elder); press('line', s.line);
    var fs = s.fs || 0;
    d.getElementById('zb-size').textContent = NAMES[fs] + (fs === 4 ? '（已最大）' : '');
    limit('smaller', fs === 0); limit('larger', fs === 4);
    if (s.line && !ruler) { ruler = d.createElement('div'); ruler.className = 'line'; ruler.style.top = '50%'; d.body.appendChild(ruler); }
    if (!s.line && ruler) { d.body.removeChild(ruler); ruler = null; }
  }
  function save() { try { w.localStorage.setItem(KEY, JSON.stringify(s)); } catch (e) { /* 隐私模式:只在本页生效 */ } }
  function move(y) { if (ruler) { ruler.style.top = y + 'px'; } }
  function quiet() { queue = []; talk.cancel(); all('[data-reading]').forEach(function (p) { p.removeAttribute('data-reading'); }); press('speak', false); }
  function next() {
    var q = queue.shift(), u;
    all('[data-reading]').forEach(function (p) { p.removeAttribute('data-reading'); });
    if (!q) { press('speak', false); return; }
    q.el.setAttribute('data-reading', '');
    u = new w.SpeechSynthesisUtterance(q.text); u.lang = 'zh-CN'; u.rate = 0.9;
    u.onend = next; u.onerror = quiet; talk.speak(u);
  }
  /* 朗读到正文为止，不读附件、署名和相关链接。 */
  function after(el) { while (el && el !== text) { if (/\b(files|credit|here|tags|near)\b/.test(el.className)) { return true; } el = el.parentNode; } return false; }
  function speak() {
    if (queue.length || talk.speaking) { quiet(); return; }
    all('h1,h2,h3,h4,h5,h6,p,li,dt,dd,th,td,figcaption').forEach(function (el) {
      if (!main.contains(el) || el.querySelector('ul,ol,p,h4') || (text && !text.contains(el) && el.tagName !== 'H1') || after(el)) { return; }
      (el.textContent.match(/[^。;；!！?？]+[。;；!！?？]?/g) || []).forEach(function (t) { if (t.trim()) { queue.push({ el: el, text: t }); } });
    });
    press('speak', true); next();
  }
  var panel = d.getElementById('zb-panel');
  function show(on) { panel.hidden = !on; all('[data-act=panel]').forEach(function (b) { b.setAttribute('aria-expanded', String(on)); }); }
  d.addEventListener('keydown', function (e) {
    if (e.key !== 'Escape' && e.key !== 'Esc') { return; }
    if (queue.length || (talk && talk.speaking)) { quiet(); } else if (!panel.hidden) { show(false); d.querySelector('[data-act=panel]').focus(); }
  });
  function copy(b) {
    var g = w.getSelection(), e = d.createRange(), done = false;
    e.selectNodeContents(d.getElementById('zb-url')); g.removeAllRanges(); g.addRange(e);
    try { done = d.execCommand('copy'); } catch (x) { /* 已选中，读者自己复制 */ }
    b.textContent = done ? '已复制' : '已选中，请复制';
  }
  var acts = {
    panel: function () { show(panel.hidden); },
    elder: function () { if (s.elder) { s.fs = s.was || 0; delete s.was; } else { s.was = s.fs; s.fs = Math.max(s.fs || 0, 2); } s.elder = !s.elder; },
    larger: function () { s.fs = Math.min((s.fs || 0) + 1, 4); },
    smaller: function () { s.fs = Math.max((s.fs || 0) - 1, 0); },
    hc: function () { s.hc = !s.hc; }, line: function () { s.line = !s.line; },
    reset: function () { s = {}; if (talk) { quiet(); } }, speak: speak, print: function () { w.print(); }, copy: copy
  };
  all('button[data-act]').forEach(function (b) {
    var a = b.getAttribute('data-act');
    if (a !== 'speak') { b.hidden = false; }
    b.addEventListener('click', function () { acts[a](b); apply(); save(); });
  });
  function voices() { if (talk.getVoices().some(function (v) { return /^zh/i.test(v.lang); })) { all('[data-act=speak]').forEach(function (b) { b.hidden = false; }); } }
  if (talk && w.SpeechSynthesisUtterance) { voices(); talk.onvoiceschanged = voices; w.addEventListener('pagehide', quiet); }
  d.addEventListener('mousemove', function (e) { move(e.clientY); });
  d.addEventListener('touchmove', function (e) { move(e.touches[0].clientY); }, { passive: true });
  d.addEventListener('focusin', function (e) { var b = e.target.getBoundingClientRect(); move(b.top + b.height / 2); });
  var toc = d.querySelector('.toc details');
  if (toc && !s.elder && w.innerWidth >= 900) { toc.open = true; }
  apply();
}(window, document));
