from kit import *
def run(name,plan,th,ps,css,cfg):
    pg=[1]
    def foot():
        pg[0]+=1
        return f'<div class="foot"><span class="blk">{esc(cfg["foot"])}</span><span class="blk">{pg[0]}</span></div>'
    h=f'<section class="page cover" data-kind="cover"><h1 data-t>{esc(cfg["cover"][0])}</h1>'+''.join(f'<p>{esc(x)}</p>' for x in cfg['cover'][1:])+'</section>'
    h+=f'<section class="page" data-kind="{cfg["k2"]}"><h1>{esc(cfg["pre"][0])}</h1>'+''.join(f'<p>{esc(x)}</p>' for x in cfg['pre'][1])
    if cfg.get('agenda'): h+=f'<div class="ag"><h3>{esc(cfg["agenda"])}</h3>'+''.join(f'<p>{t[0]} {esc(t[1])}</p>' for t in th)+'</div>'
    if cfg.get('ph'): h+=f'<h2>{esc(cfg["ph"][0])}</h2>'+ul('ph',cfg['ph'][1])
    h+=foot()+'</section>'
    for t in th:
        n=t[0]
        h+=f'<section class="page" data-kind="current_state" data-theme="{n}"><h1 data-t>{esc(cfg["th"].format(n=n,t=t[1]))}</h1>'
        for w,k in (('cs',2),('st',3),('dt',4)): h+=f'<div class="box"><h3>{esc(cfg[w])}</h3>{ul(f"{n}.{w}",t[k])}</div>'
        h+=foot()+'</section>'
        mine=[p for p in ps if p.th==n]
        for i in range(0,len(mine),cfg['per']):
            h+=f'<section class="page" data-kind="projects" data-theme="{n}"><div class="run" data-t>{esc(cfg["runh"].format(n=n,t=t[1]))}</div><div class="qs">'
            for p in mine[i:i+cfg['per']]:
                h+=f'<div class="p" data-m="{p.key}" data-th="{n}"><h2>{esc(p.name)}</h2>'
                for q,a in p.x['qa']: h+=f'<p class="q">{esc(q)}</p><p class="a">{esc(a)}</p>' if cfg['br'] else f'<p><b>{esc(q)}</b> {esc(a)}</p>'
                h+='</div>'
            h+='</div>'+foot()+'</section>'
    h+=f'<section class="page" data-kind="other"><h1>{esc(cfg["end"][0])}</h1>'+''.join(f'<p>{esc(x)}</p>' for x in cfg['end'][1:])+foot()+'</section>'
    build(name,h,css,plan,ps,[(t[0],t[1],t[5] if len(t)>5 else None,[cfg['th'].format(n=t[0],t=t[1])]) for t in th],about='Each project answers the same questions; answers on who and money are short sentences or lists.')
CA='''@page{size:A4;margin:0}.page{width:210mm;height:297mm;position:relative;break-after:page;padding:22mm 25mm}body{font-family:P052;font-size:11.5pt;line-height:1.35;color:#111}
.cover{background:#ffd84d;padding-top:110mm}.cover h1{font-size:44pt;line-height:1.05;font-weight:700}.cover p{font-size:17pt;margin-top:4mm}h1{font-size:28pt;margin-bottom:6mm;line-height:1.1}p{margin-bottom:2mm}.ag{background:#ffd84d;padding:5mm;margin:6mm 0}.box{border:1.5pt solid #111;padding:5mm;margin-bottom:6mm}h3{font-size:14pt;font-variant:normal;margin-bottom:2mm}ul{margin:0;padding-left:6mm}
.run{font-style:italic;color:#555;margin-bottom:8mm;border-bottom:.5pt solid #555}.p{margin-bottom:10mm}.p h2{font-size:20pt;background:#ffd84d;display:inline-block;padding:0 3mm;margin-bottom:3mm}.q{font-weight:700;margin:2mm 0 0}.a{margin:0}.foot{position:absolute;left:25mm;right:25mm;bottom:12mm;display:flex;justify-content:space-between;font-size:10pt}'''
CB='''@page{size:297mm 210mm;margin:0}.page{width:297mm;height:210mm;position:relative;break-after:page;padding:16mm 18mm}body{font-family:"Open Sans";font-size:10pt;line-height:1.42;color:#12263f}
.cover{background:#12263f;color:#fff;padding-top:70mm}.cover h1{color:#fff;font-size:36pt;font-weight:300}.cover p{font-size:14pt;color:#9fd0ff}h1{font-size:20pt;font-weight:600;color:#0a66c2;margin-bottom:5mm}p{margin-bottom:1.6mm}h2{font-size:13pt;color:#0a66c2;margin:0 0 2mm}.ag{margin:6mm 0;font-size:13pt}.box{display:inline-block;width:80mm;vertical-align:top;margin-right:6mm;font-size:11.5pt}h3{font-size:11pt;font-weight:800;margin-bottom:2mm;color:#d1495b}ul{margin:0;padding-left:5mm}
.run{position:absolute;top:6mm;right:18mm;font-size:8pt;color:#888}.qs{columns:2;column-gap:14mm}.p{break-inside:avoid;border-top:2pt solid #d1495b;padding-top:3mm;margin-bottom:8mm}.foot{position:absolute;left:18mm;right:18mm;bottom:6mm;display:flex;justify-content:space-between;font-size:8pt;color:#888}'''
def pa(k,name,what,when,money,who,th,qa,**kw): return P(k,name,what,when,money,who,th,qa=qa,**kw)
q=['Vad ska vi göra?','När?','Vem leder arbetet?','Vilka är med?','Var kommer pengarna ifrån?']
def mk(L):
    r=[]
    for k,name,what,when,money,who,th,*rest in L:
        p=P(k,name,what,when,money,who,th,**(rest[0] if rest else {}))
        qa=[(q[0],what),(q[1],p.pt)]
        if p.lead: qa.append((q[2],p.lead[0]))
        qa.append((q[3],join(p.others,'och'))); qa.append((q[4],join(p.fs,'och'))); p.x['qa']=qa; r.append(p)
    return r
A=mk([('skar','Skärgårdens kvällsskola','Vi ordnar korta yrkeskurser i Hangö, Ingå och Ekenäs skärgård under vinterhalvåret. Läraren åker ut till öarna varannan vecka.','1.10.2024–30.4.2027','ESF+','*Axxell; Hangö stad; Ingå kommun',1),
 ('bokslut','Digital på riktigt','Småföretagare får hjälp att välja verktyg för bokföring, lager och kundkontakt, och lär sig använda dem i den egna vardagen.','1/2025–12/2026','ERUF','*Novago Företagsutveckling; Yrkeshögskolan Novia',1),
 ('jord','Jordnära klimatkunskap','Lantbrukare prövar ny teknik på varandras åkrar och skriver ner vad de lärt sig.','2025–2027','Landsbygdsfonden','*Nylands Svenska Lantbrukssällskap; Axxell; Raseborgs stad',1),
 ('vard','Vårdsvenska från dag ett','Nyanställda inom hemvården läser svenska på arbetsplatsen tillsammans med sin handledare.','1.8.2025–31.7.2027','AMIF; Västra Nylands välfärdsområde','*Västra Nylands välfärdsområde; Hangö sommaruniversitet; Arbis',2),
 ('lots','Lots till studier','Vuxna utan examen från andra stadiet får en egen lots som följer med ända till den första kursen.','1.9.2024–31.8.2026','Servicecentret för kontinuerligt lärande och sysselsättning','*Prakticum; Luckan; Helsingfors stad',2),
 ('intyg','Intyg på det du kan','Studieförbunden utfärdar kompetensmärken för det man lär sig i föreningar och på kurser.','2024–2025','Utbildningsstyrelsen','*Svenska studiecentralen; Sydkustens landskapsförbund',2),
 ('kult','Kulturjobb året runt','Frilansare inom teater och musik bildar ett andelslag och utbildar varandra i avtal, skatter och försäljning.','3/2025–2/2027','Svenska kulturfonden','*Luckan; Arcada',2)])

run('sealed-04a-fragor-nyland',{'title':'Vem gör vad? Kompetensplan för svenska Nyland 2024–2027','region':'Nyland','language':'sv','period':'2024–2027','accept':{'region':['svenska Nyland'],'title':['Kompetensplan för svenska Nyland 2024–2027','Vem gör vad?']}},
 [(1,'Företagen lär hela livet',['Nio av tio företag i västra Nyland har färre än tio anställda','Avståndet till närmaste kurs är ofta över en timme'],['Starka lokala utvecklingsbolag','Yrkesutbildning på svenska i flera orter'],['Kurser utanför kontorstid','Digitala verktyg till de minsta företagen']),
  (2,'Alla ska hitta rätt',['Många vuxna vet inte vilken hjälp som finns','Behovet av svenskspråkig vårdpersonal ökar'],['Arbis och studieförbund når dem som annars inte studerar'],['Personlig vägledning',('Erkänt kunnande',['märken och intyg','samma principer i alla skolor']),'Språkstöd på jobbet'])],
 A,CA,{'cover':['Vem gör vad?','Kompetensplan för svenska Nyland 2024–2027','Nylands förbund'],'k2':'agenda','pre':['Så läser du planen',['Planen består av två teman. Varje projekt svarar på samma fem frågor, så att det går lätt att jämföra.','Planen har beretts i en arbetsgrupp med skolor, kommuner, företagare och tredje sektorn.']],'agenda':'Teman','foot':'Kompetensplan för svenska Nyland','th':'Tema {n}: {t}','cs':'Hur ser det ut i dag?','st':'Vad är vi bra på?','dt':'Vad måste bli bättre?','runh':'Projekten i tema {n}','per':2,'br':True,
 'end':['Vill du veta mer?','Ring eller skriv till Nylands förbund, specialplanerare Johanna Lindqvist, tfn 050 123 4560, johanna.lindqvist@nyland.example.','Planen uppdateras årligen i november.']})
q=['Vad?','När?','Samordnare?','Med vem?','Finansiär?']
B=mk([('svan','Svetsa i Närpes','Rekryteringsutbildning för svetsare på svenska, engelska och vietnamesiska. Halva tiden går åt till språk.','1.1.2026–30.6.2027','NTM-centralen i Österbotten','*Yrkesakademin i Österbotten; Närpes stad',1),
 ('vaxthus','Växthusens datadoktor','Odlare lär sig tolka klimatdata från sina egna växthus.','15.8.2025–14.8.2027','Landsbygdsfonden','*Yrkeshögskolan Novia; Österbottens svenska producentförbund',1),
 ('batt','Säker batterihantering','Brandkår, verkstäder och återvinningscentraler övar tillsammans.','9/2025–8/2026','FRO','*Centria; Österbottens räddningsverk; Stormossen',1),
 ('export','Exportpasset','Tio kurskvällar om tull, avtal och kulturskillnader för företag som säljer till Norge och Sverige.','2026','Interreg Aurora','*Vasaregionens Utveckling; Handelskammaren i Österbotten',1),
 ('kust','Kustens kurskatalog','Alla korta kurser i landskapet samlas på en webbplats med sökning på två språk.','1.1.2025–31.12.2025','Österbottens förbund','*Österbottens förbund; Vasa universitet; Åbo Akademi',2),
 ('vagl','Vägledare på bibban','Vuxenvägledning ordnas i biblioteken i sju kommuner.','1.3.2025–28.2.2027','ESF+','*Vasa stad; Korsholms kommun; Vörå kommun; Malax kommun',2),
 ('lasl','Läslust efter jobbet','Arbetsplatser bildar läsecirklar för anställda som vill stärka sin svenska.','hösten 2025–våren 2026' and ('hösten 2025–våren 2026','2025-23/2026-21'),'Svenska kulturfonden','*Medborgarinstitutet Alma; Bildningsalliansen',2),
 ('senior','Senior blir mentor','Pensionerade ingenjörer handleder studerande i verkliga uppdrag från industrin.','1.9.2026–31.8.2028','Erasmus+','*Åbo Akademi; Technobothnia',2)])
run('sealed-04b-fragor-osterbotten',{'title':'Österbotten lär sig 2025–2028','region':'Österbotten','language':'sv','period':'2025–2028','accept':{'title':['Österbotten lär sig 2025–2028 Handlingsprogram för kontinuerligt lärande']}},
 [(1,'Industri och export',['Exportens andel är störst i landet','Det fattas svetsare, montörer och programmerare'],['Energiteknologins kluster','Växthusodling i världsklass'],['Utbildning på flera språk','Säkerhet i hanteringen av batterier'],'2025'),
  (2,'Vuxnas lärande',['Kursutbudet är splittrat','Män deltar mer sällan än kvinnor'],['Bibliotek i varje kommun','Två språk i vardagen'],['En gemensam kurskatalog','Vägledning där folk rör sig','Mentorskap mellan generationer'],'2025')],
 B,CB,{'cover':['Österbotten lär sig 2025–2028','Handlingsprogram för kontinuerligt lärande','Österbottens förbund | Landskapsstyrelsen 16.6.2025'],'k2':'phenomena','pre':['Inledning',['Programmet visar vad som görs, av vem och när.']],'ph':['Fenomen i vår omvärld',['Elbehovet fördubblas till 2035','Allt fler arbetar i två länder','Barnkullarna krymper']],'foot':'Österbottens förbund','th':'{n}. {t}','cs':'Nuläge 2025','st':'Styrkor','dt':'Utvecklingsbehov','runh':'{t}','per':4,'br':False,
 'end':['Kontakt','Utvecklingsplanerare Kenneth Backlund, kenneth.backlund@ofb.example','Sandögatan 6, Vasa']})
