/** `fork("answering-server.mjs", [answer])`: gives every request this answer, tells its port, and ends with its parent. */
import { createServer } from "node:http";

const [answer] = process.argv.slice(2);
const server = createServer((request, response) => {
  request.resume().on("end", () => response.writeHead(200, { "content-type": "application/json" }).end(answer));
}).listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
