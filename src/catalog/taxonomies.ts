/** A published list of attack techniques or risks, and the ids of it that an attack page may name. */
export interface Taxonomy {
  title: string;
  publisher: string;
  url: string;
  /** What an id of this list looks like. */
  pattern: RegExp;
  example: string;
  /** Name by id. Ids and names are facts; no text of the list is copied. */
  names: Readonly<Record<string, string>>;
}

/** SAFE-MCP's techniques, as listed in its README at commit d533c80 (22 May 2026). */
const SAFE_MCP = {
  'SAFE-T1001': 'Tool Poisoning Attack (TPA)',
  'SAFE-T1002': 'Supply Chain Compromise',
  'SAFE-T1003': 'Malicious MCP-Server Distribution',
  'SAFE-T1004': 'Server Impersonation / Name-Collision',
  'SAFE-T1005': 'Exposed Endpoint Exploit',
  'SAFE-T1006': 'User-Social-Engineering Install',
  'SAFE-T1007': 'OAuth Authorization Phishing',
  'SAFE-T1008': 'Tool Shadowing Attack',
  'SAFE-T1009': 'Authorization Server Mix-up',
  'SAFE-T1101': 'Command Injection',
  'SAFE-T1102': 'Prompt Injection (Multiple Vectors)',
  'SAFE-T1103': 'Fake Tool Invocation (Function Spoofing)',
  'SAFE-T1104': 'Over-Privileged Tool Abuse',
  'SAFE-T1105': 'Path Traversal via File Tool',
  'SAFE-T1106': 'Autonomous Loop Exploit',
  'SAFE-T1109': 'Debugging Tool Exploitation',
  'SAFE-T1110': 'Multimodal Prompt Injection via Images/Audio',
  'SAFE-T1111': 'AI Agent CLI Weaponization',
  'SAFE-T1112': 'Sampling Request Abuse',
  'SAFE-T1201': 'MCP Rug Pull Attack',
  'SAFE-T1202': 'OAuth Token Persistence',
  'SAFE-T1203': 'Backdoored Server Binary',
  'SAFE-T1204': 'Context Memory Implant',
  'SAFE-T1205': 'Persistent Tool Redefinition',
  'SAFE-T1206': 'Credential Implant in Config',
  'SAFE-T1207': 'Hijack Update Mechanism',
  'SAFE-T1301': 'Cross-Server Tool Shadowing',
  'SAFE-T1302': 'High-Privilege Tool Abuse',
  'SAFE-T1303': 'Sandbox Escape via Server Exec',
  'SAFE-T1304': 'Credential Relay Chain',
  'SAFE-T1305': 'Host OS Priv-Esc (RCE)',
  'SAFE-T1306': 'Rogue Authorization Server',
  'SAFE-T1307': 'Confused Deputy Attack',
  'SAFE-T1308': 'Token Scope Substitution',
  'SAFE-T1309': 'Privileged Tool Invocation via Prompt Manipulation',
  'SAFE-T1401': 'Line Jumping',
  'SAFE-T1402': 'Instruction Steganography',
  'SAFE-T1403': 'Consent-Fatigue Exploit',
  'SAFE-T1404': 'Response Tampering',
  'SAFE-T1405': 'Tool Obfuscation/Renaming',
  'SAFE-T1406': 'Metadata Manipulation',
  'SAFE-T1407': 'Server Proxy Masquerade',
  'SAFE-T1408': 'OAuth Protocol Downgrade',
  'SAFE-T1501': 'Full-Schema Poisoning (FSP)',
  'SAFE-T1502': 'File-Based Credential Harvest',
  'SAFE-T1503': 'Env-Var Scraping',
  'SAFE-T1504': 'Token Theft via API Response',
  'SAFE-T1505': 'In-Memory Secret Extraction',
  'SAFE-T1506': 'Infrastructure Token Theft',
  'SAFE-T1507': 'Authorization Code Interception',
  'SAFE-T1601': 'MCP Server Enumeration',
  'SAFE-T1602': 'Tool Enumeration',
  'SAFE-T1603': 'System Prompt Disclosure',
  'SAFE-T1604': 'Server Version Enumeration',
  'SAFE-T1605': 'Capability Mapping',
  'SAFE-T1606': 'Directory Listing via File Tool',
  'SAFE-T1701': 'Cross-Tool Contamination',
  'SAFE-T1702': 'Shared-Memory Poisoning',
  'SAFE-T1703': 'Tool-Chaining Pivot',
  'SAFE-T1704': 'Compromised-Server Pivot',
  'SAFE-T1705': 'Cross-Agent Instruction Injection',
  'SAFE-T1706': 'OAuth Token Pivot Replay',
  'SAFE-T1707': 'CSRF Token Relay',
  'SAFE-T1801': 'Automated Data Harvesting',
  'SAFE-T1802': 'File Collection',
  'SAFE-T1803': 'Database Dump',
  'SAFE-T1804': 'API Data Harvest',
  'SAFE-T1805': 'Context Snapshot Capture',
  'SAFE-T1901': 'Outbound Webhook C2',
  'SAFE-T1902': 'Covert Channel in Responses',
  'SAFE-T1903': 'Malicious Server Control Channel',
  'SAFE-T1904': 'Chat-Based Backchannel',
  'SAFE-T1910': 'Covert Channel Exfiltration',
  'SAFE-T1911': 'Parameter Exfiltration',
  'SAFE-T1912': 'Stego Response Exfil',
  'SAFE-T1913': 'HTTP POST Exfil',
  'SAFE-T1914': 'Tool-to-Tool Exfil',
  'SAFE-T1915': 'Cross-Chain Laundering via Bridges/DEXs',
  'SAFE-T2101': 'Data Destruction',
  'SAFE-T2102': 'Service Disruption',
  'SAFE-T2103': 'Code Sabotage',
  'SAFE-T2104': 'Fraudulent Transactions',
  'SAFE-T2105': 'Disinformation Output',
  'SAFE-T2106': 'Context Memory Poisoning via Vector Store Contamination',
  'SAFE-T2107': 'AI Model Poisoning via MCP Tool Training Data Contamination',
  'SAFE-T3001': 'RAG Backdoor Attack',
} as const;

/** SAFE-MCP's tactics in its order, each with the pattern of its techniques. The first that fits is the one. */
const SAFE_MCP_TACTICS = [
  ['Resource Development', /2107$/],
  ['Initial Access', /10..$/],
  ['Execution', /11..$/],
  ['Persistence', /12..$|2106$/],
  ['Privilege Escalation', /13..$/],
  ['Defense Evasion', /14..$/],
  ['Credential Access', /15..$/],
  ['Discovery', /16..$/],
  ['Lateral Movement', /17..$/],
  ['Collection', /18..$/],
  ['Command and Control', /190.$/],
  ['Exfiltration', /191.$/],
  ['Impact', /21..$|30..$/],
] as const;

/** All ten of the 2025 list (beta). */
const OWASP_MCP = {
  'MCP01:2025': 'Token Mismanagement & Secret Exposure',
  'MCP02:2025': 'Privilege Escalation via Scope Creep',
  'MCP03:2025': 'Tool Poisoning',
  'MCP04:2025': 'Software Supply Chain Attacks & Dependency Tampering',
  'MCP05:2025': 'Command Injection & Execution',
  'MCP06:2025': 'Intent Flow Subversion',
  'MCP07:2025': 'Insufficient Authentication & Authorization',
  'MCP08:2025': 'Lack of Audit and Telemetry',
  'MCP09:2025': 'Shadow MCP Servers',
  'MCP10:2025': 'Context Injection & Over-Sharing',
} as const;

/** All ten of the list for 2026. */
const OWASP_ASI = {
  ASI01: 'Agent Goal Hijack',
  ASI02: 'Tool Misuse and Exploitation',
  ASI03: 'Identity and Privilege Abuse',
  ASI04: 'Agentic Supply Chain Vulnerabilities',
  ASI05: 'Unexpected Code Execution (RCE)',
  ASI06: 'Memory & Context Poisoning',
  ASI07: 'Insecure Inter-Agent Communication',
  ASI08: 'Cascading Failures',
  ASI09: 'Human-Agent Trust Exploitation',
  ASI10: 'Rogue Agents',
} as const;

/** The techniques of ATLAS 5.6.0 that concern tools of an agent; ATLAS has many more. */
const ATLAS = {
  'AML.T0010': 'AI Supply Chain Compromise',
  'AML.T0010.005': 'AI Supply Chain Compromise: AI Agent Tool',
  'AML.T0011.002': 'User Execution: Poisoned AI Agent Tool',
  'AML.T0029': 'Denial of AI Service',
  'AML.T0034': 'Cost Harvesting',
  'AML.T0034.002': 'Cost Harvesting: Agentic Resource Consumption',
  'AML.T0048': 'External Harms',
  'AML.T0048.000': 'External Harms: Financial Harm',
  'AML.T0050': 'Command and Scripting Interpreter',
  'AML.T0051': 'LLM Prompt Injection',
  'AML.T0051.001': 'LLM Prompt Injection: Indirect',
  'AML.T0053': 'AI Agent Tool Invocation',
  'AML.T0055': 'Unsecured Credentials',
  'AML.T0080': 'AI Agent Context Poisoning',
  'AML.T0081': 'Modify AI Agent Configuration',
  'AML.T0083': 'Credentials from AI Agent Configuration',
  'AML.T0084.001': 'Discover AI Agent Configuration: Tool Definitions',
  'AML.T0085.001': 'Data from AI Services: AI Agent Tools',
  'AML.T0086': 'Exfiltration via AI Agent Tool Invocation',
  'AML.T0098': 'AI Agent Tool Credential Harvesting',
  'AML.T0099': 'AI Agent Tool Data Poisoning',
  'AML.T0101': 'Data Destruction via AI Agent Tool Invocation',
  'AML.T0104': 'Publish Poisoned AI Agent Tool',
  'AML.T0109': 'AI Supply Chain Rug Pull',
  'AML.T0110': 'AI Agent Tool Poisoning',
} as const;

/** The taxonomies that attack pages map to, by the key of the front matter. */
export const TAXONOMIES = {
  safeMcp: {
    title: 'SAFE-MCP',
    publisher: 'OpenSSF',
    url: 'https://github.com/safe-agentic-framework/safe-mcp',
    pattern: /^SAFE-T\d{4}$/,
    example: 'SAFE-T1001',
    names: SAFE_MCP,
  },
  owaspMcp: {
    title: 'OWASP MCP Top 10',
    publisher: 'OWASP',
    url: 'https://owasp.org/www-project-mcp-top-10/',
    pattern: /^MCP(0[1-9]|10):2025$/,
    example: 'MCP03:2025',
    names: OWASP_MCP,
  },
  owaspAsi: {
    title: 'OWASP Top 10 for Agentic Applications',
    publisher: 'OWASP',
    url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
    pattern: /^ASI(0[1-9]|10)$/,
    example: 'ASI01',
    names: OWASP_ASI,
  },
  atlas: {
    title: 'MITRE ATLAS',
    publisher: 'MITRE',
    url: 'https://atlas.mitre.org/',
    pattern: /^AML\.T\d{4}(\.\d{3})?$/,
    example: 'AML.T0051',
    names: ATLAS,
  },
} as const satisfies Record<string, Taxonomy>;
export type TaxonomyKey = keyof typeof TAXONOMIES;
export const TAXONOMY_KEYS = Object.keys(TAXONOMIES) as TaxonomyKey[];

/** One id of a taxonomy, ready to show. */
export interface TaxonomyEntry {
  taxonomy: string;
  id: string;
  name: string;
  /** The entry's own page where its address follows from the id, otherwise the list's. */
  url: string;
}

/** Techniques that SAFE-MCP's README lists without a page of their own. */
const SAFE_MCP_WITHOUT_PAGE: ReadonlySet<string> = new Set([
  'SAFE-T1206',
  'SAFE-T1207',
  'SAFE-T1405',
  'SAFE-T1406',
  'SAFE-T1802',
  'SAFE-T1805',
  'SAFE-T1901',
  'SAFE-T1902',
  'SAFE-T1903',
  'SAFE-T1913',
  'SAFE-T1914',
  'SAFE-T2104',
]);

/** The name and address of an id that `readAttacks` accepted. */
export function taxonomyEntry(key: TaxonomyKey, id: string): TaxonomyEntry {
  const { title, names }: Taxonomy = TAXONOMIES[key];
  return { taxonomy: title, id, name: names[id] ?? id, url: addressOf(key, id) };
}

function addressOf(key: TaxonomyKey, id: string): string {
  const { url } = TAXONOMIES[key];
  if (key === 'atlas') return `${url}techniques/${id}`;
  if (key === 'safeMcp' && !SAFE_MCP_WITHOUT_PAGE.has(id)) return `${url}/blob/main/techniques/${id}/README.md`;
  return url;
}

/** The ids of a taxonomy in its own groups, which SAFE-MCP calls tactics; the others have none. */
export function taxonomyGroups(key: TaxonomyKey): { title: string; ids: string[] }[] {
  const { title, names }: Taxonomy = TAXONOMIES[key];
  const ids = Object.keys(names);
  if (key !== 'safeMcp') return [{ title, ids }];
  const tacticOf = (id: string) => SAFE_MCP_TACTICS.find(([, pattern]) => pattern.test(id))?.[0];
  return SAFE_MCP_TACTICS.map(([tactic]) => ({ title: tactic, ids: ids.filter((id) => tacticOf(id) === tactic) }));
}
