// The first script of every page of the preview. In the frames of the board it gives the page a storage of
// its own, so that what a reader of this browser chose does not show there; elsewhere it starts the
// preview's part of the page.
(function () {
  'use strict';
  var script = document.currentScript;

  function storage() {
    var kept = new Map();
    return {
      get length() { return kept.size; },
      key: function (at) { return Array.from(kept.keys())[at] ?? null; },
      getItem: function (key) { return kept.get(String(key)) ?? null; },
      setItem: function (key, value) { kept.set(String(key), String(value)); },
      removeItem: function (key) { kept.delete(String(key)); },
      clear: function () { kept.clear(); }
    };
  }

  if (window.self !== window.top) {
    ['localStorage', 'sessionStorage'].forEach(function (name) {
      Object.defineProperty(window, name, { configurable: true, value: storage() });
    });
    return;
  }

  document.addEventListener('DOMContentLoaded', function () {
    import('/_zb/page.js').then(function (page) { page.start(script.dataset); });
  });
})();
