SITENAME = 'Mixed'
SITEURL = 'https://mixed.example'
PATH = 'content'
TIMEZONE = 'Europe/Lisbon'
TYPOGRIFY = False
MARKDOWN = {'extension_configs': {'markdown.extensions.codehilite': {'css_class': 'highlight'}, 'markdown.extensions.extra': {}, 'markdown.extensions.meta': {}, 'markdown.extensions.admonition': {}, 'markdown.extensions.smarty': {}}, 'output_format': 'html5'}
