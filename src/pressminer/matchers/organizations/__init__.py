"""Names of organizations: listed, headed by a type word, with a legal form, quoted, in lists.

`matcher` tells the story; every other module finds one kind of name, or knows one side of it.
"""

from pressminer.matchers.organizations.matcher import OrganizationMatcher

__all__ = ["OrganizationMatcher"]
