import { testsOfOneMock } from "./one-mock.js";

testsOfOneMock({ checks: 100, step: 10 });
