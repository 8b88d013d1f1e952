/** The pages of the dialog, by buttons that also work with the arrow keys. @module */

/** Shows one page at a time; `onShow` is told the id of the page. */
export function createTabs(list: JQuery, onShow: (page: string) => void): void {
  const tabs = list.find('[role="tab"]')
  const pageOf = (tab: JQuery): string => tab.attr('aria-controls') ?? ''
  const show = (tab: JQuery): void => {
    tabs.attr({ 'aria-selected': 'false', tabindex: '-1' }).removeClass('selected')
    tab.attr({ 'aria-selected': 'true', tabindex: '0' }).addClass('selected')
    tabs.each((_index, other) => {
      $(`#${pageOf($(other))}`).toggle(tab.is(other))
    })
    onShow(pageOf(tab))
  }
  tabs.on('click', function () {
    show($(this))
  })
  tabs.on('keydown', function (event) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const next = tabs.eq((tabs.index(this) + step + tabs.length) % tabs.length)
    show(next)
    next.trigger('focus')
  })
  show(tabs.first())
}
