import { testsOfOneMock } from "./one-mock.js";

testsOfOneMock({ checks: 5, step: 80 });
