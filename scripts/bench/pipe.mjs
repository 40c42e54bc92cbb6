/** `node pipe.mjs <port> <upstream>`: the least that a proxy in Node does. */
import { createServer, request } from "node:http";

const [port, upstream] = process.argv.slice(2);
createServer((asked, response) => {
  const { method, url, headers } = asked;
  const sent = request(new URL(url, upstream), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  asked.pipe(sent);
}).listen(Number(port), "127.0.0.1");
