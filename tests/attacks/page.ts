/** A page that is as it must be, for tests to spoil in one place. */
export const GOOD_PAGE = `---
title: Fish poisoning
summary: A server hides instructions in a fish.
categories: [read]
capabilities: [acts-in-bulk]
serverLevel: false
safeMcp: [SAFE-T1001]
owaspMcp: ["MCP03:2025"]
owaspAsi: [ASI04]
atlas: [AML.T0110]
case:
  title: "Example: a poisoned fish"
  url: https://example.com/fish
  date: 2025-04-01
  kind: demonstration
sources:
  - title: A second source
    url: https://example.org/
theme: definitions
---

## What happens

Words with a [link](https://example.com/) and [another](/attacks/fish/).

## A real case

Words.

## What it needs

Words.

## How to see it

Words.

## What stops it

\`\`\`json
{ "hide": ["fish"] }
\`\`\`
`;

/** The page with one text in place of another. */
export function spoil(from: string, to: string): string {
  if (!GOOD_PAGE.includes(from)) throw new Error(`the page has no ${JSON.stringify(from)}`);
  return GOOD_PAGE.replace(from, () => to);
}
