/**
 * Makes an element. Text is always text: nothing that a request held becomes markup.
 *
 * @param {string} name
 * @param {Record<string, unknown>} [properties] properties of the element; `data` holds its data attributes
 * @param {...(Node | string)} children
 */
export function element(name, { data = {}, aria = {}, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  Object.assign(made.dataset, data);
  for (const [key, value] of Object.entries(aria)) made.setAttribute(`aria-${key}`, value);
  made.append(...children);
  return made;
}

/** @param {string} id */
export function byId(id) {
  return document.getElementById(id);
}

/**
 * Asks the mock to carry out the action of a button.
 *
 * @throws when the mock refuses it, with its reason
 */
export async function act(body) {
  return post("/__mock/page/act", body);
}

export async function post(path, body, headers = {}) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}
