// What the pages ask of the program. The key of this start stands behind the # of the address, which never leaves
// the browser; it is sent as a header, so that no other site can make a browser send it.

let key = '';

/** Takes the key and the place from the address: `#key/write/id` is ['write', 'id']. */
export function place() {
  const [given, ...rest] = location.hash.slice(1).split('/');
  if (given) key = given;
  return rest;
}

/** The address of a page of the desk. */
export const to = (...parts) => `#${[key, ...parts].join('/')}`;

/** What was asked for was not done: `told` is what the program says, `status` why. */
export class Refused extends Error {
  constructor(status, told) {
    super(told.error ?? String(status));
    this.status = status;
    this.told = told;
  }
}

/** The program does not answer at all. */
export class Lost extends Error {}

/** Asks for something; the answer, or a Refused, or a Lost. */
export async function call(name, request = {}, headers = {}) {
  let answer;
  try {
    answer = await fetch(`/_zb/desk/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Zhenbao-Key': key, ...headers },
      body: JSON.stringify(request)
    });
  } catch (error) {
    throw new Lost(String(error));
  }
  const text = await answer.text();
  let told;
  try {
    told = JSON.parse(text);
  } catch {
    told = { error: text.trim() };
  }
  if (!answer.ok) throw new Refused(answer.status, told);
  return told;
}
