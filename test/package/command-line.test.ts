import { testCommandLine } from "./command-line.js";
import { installed } from "./installed.js";

testCommandLine(await installed(), process.execPath);
