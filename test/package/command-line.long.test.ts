import { shared } from "../shared.js";
import { testCommandLine } from "./command-line.js";

testCommandLine(await shared("installation"), process.execPath);
