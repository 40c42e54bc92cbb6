/** The Node that runs the tests, and 24 beside it: the package must run on the oldest that it names and on newer ones. */
export const nodeNames = process.versions.node.startsWith("24.") ? ["Node 24"] : ["this Node", "Node 24"];
