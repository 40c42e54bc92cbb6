import { testsOfOneMock } from "./one-mock.js";

testsOfOneMock({ checks: 10, step: 40 });
