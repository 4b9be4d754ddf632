/* 点开的图片看大图：纯 ES5；没有脚本或浏览器太旧时，链接照常打开图片。 */
(function (w, d) {
  var links = [].slice.call(d.querySelectorAll('.body figure a')), box, img, words, count, at = 0;
  if (!links.length || !w.HTMLDialogElement) { return; }
  function add(tag, text, act) {
    var one = d.createElement(tag);
    one.textContent = text || '';
    if (act) { one.type = 'button'; one.addEventListener('click', act); }
    box.appendChild(one);
    return one;
  }
  function show(next) {
    var link, caption;
    at = (next + links.length) % links.length; link = links[at];
    caption = link.parentNode.querySelector('figcaption');
    img.src = link.href; img.alt = link.querySelector('img').alt;
    words.textContent = caption ? caption.textContent : img.alt;
    count.textContent = '第' + (at + 1) + '张，共' + links.length + '张';
  }
  box = d.createElement('dialog'); box.className = 'viewer'; box.setAttribute('aria-label', '看大图');
  img = add('img'); words = add('p'); count = add('output');
  if (links.length > 1) {
    add('button', '上一张', function () { show(at - 1); }); add('button', '下一张', function () { show(at + 1); });
  }
  add('button', '关闭', function () { box.close(); });
  box.addEventListener('keydown', function (e) {
    if (e.key === 'ArrowLeft') { show(at - 1); } else if (e.key === 'ArrowRight') { show(at + 1); }
  });
  box.addEventListener('click', function (e) { if (e.target === box) { box.close(); } });
  d.body.appendChild(box);
  links.forEach(function (link, i) {
    link.addEventListener('click', function (e) {
      if (e.ctrlKey || e.metaKey || e.shiftKey) { return; }
      e.preventDefault(); show(i); box.showModal();
    });
  });
}(window, document));
