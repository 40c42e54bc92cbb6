/** Sends what a sample sends to the live API to the mock. */
const { LIVE_ORIGIN, MOCK_ORIGIN } = process.env;
const { fetch } = globalThis;

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (!request.url.startsWith(LIVE_ORIGIN)) return fetch(request);
  return fetch(request.url.replace(LIVE_ORIGIN, MOCK_ORIGIN), {
    method: request.method,
    headers: request.headers,
    body: request.body && (await request.text()),
    signal: request.signal,
  });
};
