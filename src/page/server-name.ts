/** `the Telegram server`, `the Telegram MCP server`, `the Playwright MCP Server`: never "MCP Server MCP server". */
export function theServer(label: string): string {
  return /\bserver[^\w)\]}]*$/i.test(label) ? `the ${label}` : `the ${label} server`;
}
