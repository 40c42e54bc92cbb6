import { others, testSamples } from "./code-samples.js";

testSamples(others);
