/** What it takes to remember something, in bytes: measured on Node 22, and rounded up. */
import type { Setup } from "./state.js";

/** What is remembered at most: about 250,000 numbers with a pair of gateways each. */
export const defaultLimit = 100 * 1024 * 1024;

export const numberBytes = 256;
export const pairBytes = 128;

export function accountBytes(name: string): number {
  return 1024 + textBytes(name);
}

export function setupBytes({ name, address, username = "" }: Pick<Setup, "name" | "address" | "username">): number {
  return 128 + textBytes(name) + textBytes(address) + textBytes(username);
}

/** A string takes one byte for each character, or two. */
function textBytes(text: string): number {
  return 16 + 2 * text.length;
}
