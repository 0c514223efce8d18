/** Words of sentences and labels, which stand where a name could stand and are none; part of a pattern with the flag u. */
export const sentenceWord = String.raw`(?:a|the|and|or|not|no|none|null|is|was|were|are|has|have|had|be|been|could|cannot|does|did|it|this|that|which|who|of|in|on|at|for|with|to|from|by|via|as|if|when|while|because|after|before|gave|returned?|returns|found|missing|success|succeeded|success(?:ful|fully)|failed|fails?|failure|faults?|errors?|hr|access|denied|invalid|unknown|unable|unspecified|exceptions?|message|result|reason|details?|context|codes?|event|status|rejected|refused|already|also|must|(?:domain|host|server|computer|machine|user|account|proxy)s?(?:name)?|names?|passwords?|upn|forest|controllers?|objects?|trackingid|address|cloudanchor|sourceanchor(?:value)?|userprincipalname)(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])`;
const ofSentences = new RegExp(`^${sentenceWord}$`, 'iu');
/** Short names of methods, versions and codes, which look like names of computers. */
const technical =
  /^(?:(?:sha|aes|rsa|des|md|rc|tls|ssl|utf|x|ipv|win|int|uint|http|ntlmv?|smb|oauth|saml|rfc|krb|kb|sp|r|v|cp|windows|id|hr|gb|mb|mms|port|line|error|code|event|base)-?\d+\w?|[a-f][\da-f]{7}|(?:ldap|http|rpc|tls|ssl|dns|tcp|smb|sql|com|hello|ok|url|uri|fqdn|dn|sid|guid|ntlm|kdc|mfa|upn|sspr|proxy|server)s?)$/i;

/** Whether a word belongs to a sentence rather than to a name. */
export function isOfSentence(word: string): boolean {
  return ofSentences.test(word);
}

/** Whether a bare word has the shape of the name of a computer: letters with digits, such as DC01. */
export function isNumbered(word: string): boolean {
  return /^\p{L}.*\d/u.test(word) && !technical.test(word);
}

/** Whether a bare word, where a name is to be expected, has the shape of one: with digits, or in capitals, such as CONTOSO. */
export function isName(word: string): boolean {
  const isLoud = /^\p{Lu}[\p{Lu}-]{2,}$/u.test(word) && !technical.test(word) && !isOfSentence(word);
  return isLoud || isNumbered(word);
}
