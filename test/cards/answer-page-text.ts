/** The page of the sample answer, told as text. */
export const answerPageText = `Fault · 33008 · ADPasswordPolicyError
The new password breaks a rule of the domain

Active Directory refused the new password.

Who fixes it: Help desk
Changes: Nothing

Cause

One of two rules said no:
• Minimum age
• History

Resolution
1. Run net as told by this page <https://example.com/net>:
    net accounts /domain

    net user ada /domain
2. Choose another password.

Read more
Troubleshoot writeback <https://example.com/writeback>`;
