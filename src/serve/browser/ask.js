// How a page hears of changes and asks for what is new.

/**
 * Follows the events of the preview. Hidden tabs hang up: browsers open six connections to a host, no more.
 * @param told is given how things stand, at the beginning and after each change
 * @param lost is told whether the connection is lost
 */
export function follow(told, lost) {
  let stream = null;
  let patience = 0;

  function hear(event) {
    clearTimeout(patience);
    patience = 0;
    lost(false);
    told(JSON.parse(event.data));
  }

  function hangUp() {
    clearTimeout(patience);
    patience = 0;
    stream?.close();
    stream = null;
  }

  function connect() {
    if (stream || document.hidden) return;
    stream = new EventSource('/_zb/events');
    stream.addEventListener('hello', hear);
    stream.addEventListener('change', hear);
    stream.addEventListener('error', () => {
      // It comes back by itself within half a second, unless the preview has ended.
      if (!patience) patience = setTimeout(() => lost(true), 1000);
      if (stream?.readyState === EventSource.CLOSED) {
        stream = null;
        setTimeout(connect, 1000);
      }
    });
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? hangUp() : connect()));
  window.addEventListener('pagehide', hangUp);
  window.addEventListener('pageshow', connect);
  connect();
}

/**
 * Makes a function that asks for JSON and hands it on when it says something else than before. What is
 * asked for while an answer is on its way is asked for once more, and only once.
 */
export function question(address, use) {
  let running = false;
  let again = false;
  let known = null;
  return async function ask() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      try {
        const text = await (await fetch(address)).text();
        if (text !== known && !again) {
          use(JSON.parse(text));
          known = text;
        }
      } catch { /* the connection is lost: the next event asks again */ }
    } while (again);
    running = false;
  };
}
